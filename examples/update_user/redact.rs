//! Which parts of a body a person may see: names always, values only of members that are known and not secret.

use std::ops::Range;

use patch_runtime::PatchRequest;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::user::UpdateUserRequest;

/// `body[range]` with `***` in the place of every value that must not be shown.
///
/// A member that is not known may be a password with a misspelt name, and what follows a mistake in the JSON may be
/// anything, so both are hidden.
pub(crate) fn redacted(body: &str, range: Range<usize>) -> String {
    let mut shown = String::new();
    let mut at = range.start;
    for hidden in hidden(body) {
        let hidden = hidden.start.max(at)..hidden.end.min(range.end);
        if !hidden.is_empty() {
            shown += &body[at..hidden.start];
            shown += "***";
            at = hidden.end;
        }
    }
    shown += &body[at..range.end];
    shown
}

/// The stretches of `body` to hide, from left to right.
fn hidden(body: &str) -> Vec<Range<usize>> {
    let mut reader = Reader { body, at: 0 };
    let mut hidden = Vec::new();
    if members(&mut reader, &mut hidden).is_none() {
        hidden.push(reader.at..body.len());
    }
    hidden
}

/// Reads the one object that a body is; `None` where it stops being one.
fn members(reader: &mut Reader<'_>, hidden: &mut Vec<Range<usize>>) -> Option<()> {
    reader.punctuation('{')?;
    while reader.punctuation('}').is_none() {
        let (name, _) = reader.value::<String>()?;
        reader.punctuation(':')?;
        let (_, value) = reader.value::<IgnoredAny>()?;
        if !is_public(&name) && &reader.body[value.clone()] != "null" {
            hidden.push(value);
        }
        if reader.punctuation(',').is_none() {
            reader.punctuation('}')?;
            break;
        }
    }
    reader.skip_whitespace();
    (reader.at == reader.body.len()).then_some(())
}

fn is_public(name: &str) -> bool {
    UpdateUserRequest::FIELDS.iter().any(|field| field.name() == name && !field.is_secret())
}

/// A place in a body.
struct Reader<'a> {
    body: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn skip_whitespace(&mut self) {
        let rest = &self.body[self.at..];
        self.at += rest.len() - rest.trim_ascii_start().len();
    }

    fn punctuation(&mut self, sign: char) -> Option<()> {
        self.skip_whitespace();
        self.body[self.at..].starts_with(sign).then(|| self.at += sign.len_utf8())
    }

    /// One JSON value and where it stands.
    fn value<T: DeserializeOwned>(&mut self) -> Option<(T, Range<usize>)> {
        self.skip_whitespace();
        let start = self.at;
        let mut values = serde_json::Deserializer::from_str(&self.body[start..]).into_iter::<T>();
        let value = values.next()?.ok()?;
        self.at = start + values.byte_offset();
        Some((value, start..self.at))
    }
}
