//! What no request can say, and how it is collected.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::quote::Quoted;
use crate::violation::{pointer_to, push_segment};

/// How many changes are spelled out in the text of an error; all of them are among its pointers.
const LISTED: usize = 3;

/// A change that no request can express, from [`diff`](crate::PatchRequest::diff),
/// [`undo_for`](crate::PatchRequest::undo_for) or [`merged_with`](crate::PatchRequest::merged_with): rather than a
/// request that says less, there is this error. It names every such field.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use patch_runtime::PatchRequest;
///
/// #[derive(PatchRequest)]
/// struct User {
///     email: Option<String>, // can be set, but never cleared
/// }
///
/// let with = User { email: Some("ada@example.org".into()) };
/// let without = User { email: None };
/// assert!(UpdateUserRequest::diff(&without, &with).is_ok());
/// let error = UpdateUserRequest::diff(&with, &without).unwrap_err();
/// assert!(error.pointers().eq(["/email"]));
/// assert_eq!(error.to_string(), "no request can clear `/email`");
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inexpressible(Vec<Loss>);

impl Inexpressible {
    /// Where: JSON pointers (RFC 6901) with wire names, `skip`ped fields first. There is at least one.
    #[must_use]
    pub fn pointers(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(|loss| &*loss.pointer)
    }
}

impl fmt::Display for Inexpressible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, Loss { pointer, reason }) in self.0.iter().enumerate() {
            if index == LISTED {
                return write!(f, "; and {} more", self.0.len() - LISTED);
            }
            let separator = if index == 0 { "" } else { "; " };
            let pointer = Quoted(pointer);
            match reason {
                Reason::Cleared => write!(f, "{separator}no request can clear {pointer}")?,
                Reason::ReadOnly => write!(f, "{separator}no request can change {pointer}")?,
                #[cfg(feature = "json")]
                Reason::Null => write!(f, "{separator}no merge can put `null` at {pointer}, where it deletes")?,
                Reason::MergedAfter => {
                    write!(f, "{separator}no request can clear or replace {pointer} and then merge into it")?;
                }
            }
        }
        Ok(())
    }
}

impl core::error::Error for Inexpressible {}

/// One field that a request would have to say more about than it can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Loss {
    pointer: String,
    reason: Reason,
}

impl Loss {
    /// Whether it is at the outermost member of this name, or in it.
    pub(crate) fn is_in(&self, name: &str) -> bool {
        let rest = self.pointer.strip_prefix(&*pointer_to(name));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// Why a request cannot say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The field may be set, but not cleared.
    Cleared,
    /// The field is in no request.
    ReadOnly,
    /// In what is merged into JSON, `null` deletes (RFC 7396).
    #[cfg(feature = "json")]
    Null,
    /// The earlier request leaves nothing of what was there, and the later one merges into the rest.
    MergedAfter,
}

/// Where losses are collected: those of one place, which the rest of the code need not know.
#[derive(Debug)]
pub struct Losses<'a> {
    list: &'a mut Vec<Loss>,
    place: Place<'a>,
}

/// A place in the resource, as the way to it. Nothing is allocated for a place where nothing is lost.
#[derive(Clone, Copy, Debug)]
struct Place<'a> {
    name: &'a str,
    parent: Option<&'a Place<'a>>,
    /// The names in it are part of a secret.
    secret: bool,
}

impl Place<'_> {
    /// Tells whether what is in it may be told as well.
    fn push_to(&self, pointer: &mut String) -> bool {
        let Some(parent) = self.parent else { return true };
        if !parent.push_to(pointer) {
            return false;
        }
        push_segment(pointer, self.name);
        !self.secret
    }
}

impl Losses<'_> {
    /// Calls a function that computes something, and returns that if nothing is lost.
    pub(crate) fn none_in<T>(compute: impl FnOnce(&mut Losses<'_>) -> T) -> Result<T, Inexpressible> {
        let mut list = Vec::new();
        let result = Losses::listed(&mut list, compute);
        if list.is_empty() { Ok(result) } else { Err(Inexpressible(list)) }
    }

    /// Calls a function that computes something, whatever is lost.
    pub(crate) fn listed<T>(list: &mut Vec<Loss>, compute: impl FnOnce(&mut Losses<'_>) -> T) -> T {
        compute(&mut Losses { list, place: Place { name: "", parent: None, secret: false } })
    }

    /// The losses of the member of this name.
    #[must_use]
    pub fn at<'b>(&'b mut self, name: &'b str) -> Losses<'b> {
        Losses { list: self.list, place: Place { name, parent: Some(&self.place), secret: false } }
    }

    /// The same for a member whose value is a secret: no error tells what is in it.
    #[must_use]
    pub fn at_secret<'b>(&'b mut self, name: &'b str) -> Losses<'b> {
        Losses { list: self.list, place: Place { name, parent: Some(&self.place), secret: true } }
    }

    /// Reports that something is lost in this place.
    pub(crate) fn add(&mut self, reason: Reason) {
        let mut pointer = String::new();
        self.place.push_to(&mut pointer);
        // Several in a secret have its pointer, and are one.
        if self.list.last().is_none_or(|last| last.pointer != pointer) {
            self.list.push(Loss { pointer, reason });
        }
    }
}
