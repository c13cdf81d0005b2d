//! Rules of the `garde` crate about the values of a request: feature `garde023`.
//!
//! garde's derive stands on a struct of [`Set`]s that generated code makes of a request, with the rules that the user
//! wrote on the fields. What it finds is turned into violations here: Rust names become wire names, paths become JSON
//! pointers, and what might quote a secret becomes a sentence that does not.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use ::garde::error::{Kind, NoKey};
use ::garde::rules::inner::Inner;
use ::garde::{Path, Report as Findings, Validate};

use crate::de::text;
use crate::field::Field;
use crate::patch::Patch;
use crate::quote::{Quoted, said};
use crate::slot::{NullableSlot, view};
use crate::violation::{Report, Violation, pointer_to, push_key};

/// How many findings are listed. A list may hold any number of elements that break a rule, and nobody reads on.
const LISTED: usize = 100;

/// The value of a field if the request sets it, and nothing if it does not: what garde's rules see.
///
/// They stand in `inner(..)`, where they look at the value itself, whatever kind of slot it is in. Only those that may
/// not stand there look at the `Set`: `dive` and `matches`.
pub struct Set<'a, T>(Option<&'a T>);

impl<'a, T> Set<'a, T> {
    fn new(slot: Patch<&'a T>) -> Self {
        Self(slot.value().copied())
    }
}

/// What a slot without `null` sets.
#[must_use]
pub fn set_value<T>(slot: &Option<T>) -> Set<'_, T> {
    Set::new(view(slot))
}

/// What a slot with three states sets.
pub fn set_nullable<S: NullableSlot>(slot: &S) -> Set<'_, S::Value> {
    Set::new(slot.view())
}

impl<T> Inner<T> for Set<'_, T> {
    type Key = NoKey;

    fn validate_inner<F: FnMut(&T, &NoKey)>(&self, mut check: F) {
        if let Some(value) = self.0 {
            check(value, &NoKey::default());
        }
    }
}

/// `dive`.
impl<T: Validate> Validate for Set<'_, T> {
    type Context = T::Context;

    fn validate_into(&self, context: &T::Context, path: &mut dyn FnMut() -> Path, findings: &mut Findings) {
        if let Some(value) = self.0 {
            value.validate_into(context, path, findings);
        }
    }
}

/// `matches`: two values differ only where there are two.
impl<T: PartialEq<O>, O> PartialEq<Set<'_, O>> for Set<'_, T> {
    fn eq(&self, other: &Set<'_, O>) -> bool {
        match (self.0, other.0) {
            (Some(value), Some(other)) => value == other,
            _ => true,
        }
    }
}

/// A member of the struct that garde checks: its name, the index of the field whose value it is, and whether what garde
/// says about it may quote a secret.
type Member = (&'static str, usize, bool);

/// The values of a request, for garde to check.
pub struct Values<V>(V);

impl<V: Validate<Context = ()>> Values<V> {
    /// Reports what garde finds. The members are in declaration order.
    pub fn __patch_check(&self, members: &[Member], fields: &[Field], report: &mut Report) {
        let mut findings = Findings::new();
        self.0.validate_into(&(), &mut Path::empty, &mut findings);
        if !findings.is_empty() {
            add(findings, members, fields, report);
        }
    }
}

/// What is called where garde's derive has reported a mistake and made no impl: nothing more is to be said. A method of
/// the type itself goes before one of a trait.
pub trait Derived: Sized {
    /// The values, for garde to check.
    fn __patch_values(self) -> Values<Self> {
        Values(self)
    }

    /// Does nothing.
    fn __patch_check(&self, _members: &[Member], _fields: &[Field], _report: &mut Report) {}
}

impl<V> Derived for V {}

fn add(findings: Findings, members: &[Member], fields: &[Field], report: &mut Report) {
    // garde goes through the members by name. What none of them is about does not happen.
    let findings = findings.into_inner().into_iter();
    let mut findings: Vec<_> =
        findings.filter_map(|(path, error)| Some((member(&path, members)?, path, error))).collect();
    findings.sort_by_key(|(member, ..)| *member);
    let mut last_quiet = None;
    for (member, path, error) in findings.into_iter().take(LISTED) {
        let (_, index, is_quiet) = members[member];
        let Some(name) = fields.get(index).map(Field::name) else { continue };
        let (below, detail) = if is_quiet {
            if last_quiet.replace(index) == Some(index) {
                // In the same words, it has been said.
                continue;
            }
            (String::new(), text::Unusable(name).to_string())
        } else {
            let below = below(&path);
            let place = format!("{name}{below}");
            (below, format!("{}: {}", Quoted(&place), said(error.message().into())))
        };
        report.violation(Violation::new(pointer_to(name) + &below, "garde", detail).with_fields([name]));
    }
}

/// The index of the member that a path begins with.
fn member(path: &Path, members: &[Member]) -> Option<usize> {
    let (_, name) = path.__iter().next_back()?;
    members.iter().position(|(member, ..)| name == member)
}

/// The rest of a path, as a JSON pointer from the member on. Its names are those that garde knows: keys of maps, and the
/// Rust names of fields that `dive` leads to.
///
/// The segments of a path, which begin at its end, are public for garde's own macros alone. Its texts would have to be
/// taken apart, and do not tell a dot in a key from one between two.
fn below(path: &Path) -> String {
    let mut pointer = String::new();
    for (kind, name) in path.__iter().rev().skip(1) {
        // An option has one value, and no key for it.
        if kind != Kind::None && !push_key(&mut pointer, name) {
            break;
        }
    }
    pointer
}
