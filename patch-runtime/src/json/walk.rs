//! The second look at a body that was refused: every member by itself, and then the rules.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{self, DeserializeSeed, Deserializer as _, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_path_to_error::{Deserializer, Segment, Track};

use super::problems::{Found, Problems};
use crate::de::names::NamesOf;
use crate::de::with::borrow_str;
use crate::de::{Members as Read, NestedVisitor, ReadRequest, text};
use crate::field::{Field, State};
use crate::patch::Patch;
use crate::quote::{Quoted, said};
use crate::request::PatchRequest;
use crate::rule::{self, Asked, Facts};
use crate::slot::NullableSlot;
use crate::violation::{NAME_BYTES, Report, Violation, push_key, push_segment};

/// How deep requests may be nested in each other: `serde_json` goes no deeper.
const DEPTH: usize = 127;

/// Every problem of a body that was refused with this error.
pub(super) fn problems<'de, R: ReadRequest<'de>>(body: &'de str, refused: &serde_json::Error) -> Problems {
    if !refused.is_data() {
        return Problems::syntax(refused);
    }
    // It may have been refused for a value, before it came to a place that is no JSON.
    let raw = match serde_json::from_str::<&RawValue>(body) {
        Ok(raw) => raw,
        Err(error) => return Problems::syntax(&error),
    };
    let mut found = Found::default();
    let place = Place { pointer: String::new(), object: 0, depth: 0, quiet: false };
    if let Ok((_, Rest { broken, .. })) = read_object::<R>(raw, &place, &mut found) {
        for violation in broken {
            found.add(|| violation);
        }
    }
    found.finish(|| Violation::new("", "invalid_value", reason(refused)))
}

/// Where in the body, and whether a secret is so near that no value may be quoted.
#[derive(Clone)]
struct Place {
    pointer: String,
    /// The length of the pointer to the object in which it is.
    object: usize,
    depth: usize,
    quiet: bool,
}

impl Place {
    fn member(&self, name: &str) -> Self {
        let mut place = Self { object: self.pointer.len(), depth: self.depth + 1, ..self.clone() };
        if name.len() <= NAME_BYTES {
            push_segment(&mut place.pointer, name);
        }
        place
    }

    /// A problem of the member, in a sentence that says nothing of the object in which that is.
    fn problem(&self, code: &'static str, detail: impl fmt::Display) -> Violation {
        let (object, member) = self.pointer.split_at(self.object);
        Violation::new(member, code, detail.to_string()).below(object)
    }
}

/// What is left to say about an object after all its members have been read.
struct Rest {
    /// Its members, and those of nested objects, are usable.
    is_usable: bool,
    /// The rules that it breaks, and those that nested objects break.
    broken: Vec<Violation>,
}

/// What came for a field.
#[derive(Clone, Copy, PartialEq)]
enum Came {
    Nothing,
    Usable,
    Unusable,
    /// `null`, which it may not be.
    Null,
}

/// Something that cannot be used, and has been reported.
struct Reported;

/// Reads the object of a request, with the problems of its members.
fn read_object<'de, R: ReadRequest<'de>>(
    raw: &'de RawValue,
    place: &Place,
    found: &mut Found,
) -> Result<(R, Rest), Reported> {
    let what = || if place.pointer.is_empty() { "the body".into() } else { Quoted(&place.pointer).to_string() };
    if !raw.get().starts_with('{') {
        let detail = || format!("{} must be an object with the fields to change", what());
        found.add(|| Violation::new(place.pointer.as_str(), "invalid_type", detail()));
        return Err(Reported);
    }
    if place.depth >= DEPTH {
        let detail = || format!("{} is nested too deeply", what());
        found.add(|| Violation::new(place.pointer.as_str(), "invalid_value", detail()));
        return Err(Reported);
    }
    let mut members = Members::<R> {
        request: R::default(),
        place,
        found,
        guess: 0,
        came: vec![Came::Nothing; R::FIELDS.len()],
        is_usable: true,
        nested: Vec::new(),
    };
    // It has been read before, as a raw value.
    let _ = serde_json::Deserializer::from_str(raw.get()).deserialize_map(&mut members);
    Ok(members.finish())
}

/// The name of a member, which is copied only if it is written with escapes.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        borrow_str(deserializer)
    }
}

/// The members of an object, read one after the other.
struct Members<'a, R> {
    request: R,
    place: &'a Place,
    found: &'a mut Found,
    guess: usize,
    /// By field.
    came: Vec<Came>,
    is_usable: bool,
    /// What nested objects break, by field.
    nested: Vec<(usize, Vec<Violation>)>,
}

impl<'de, R: ReadRequest<'de>> Visitor<'de> for &mut Members<'_, R> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key_seed(Name)? {
            self.member(&name, map.next_value()?);
        }
        Ok(())
    }
}

impl<'de, R: ReadRequest<'de>> Members<'_, R> {
    fn member(&mut self, name: &str, raw: &'de RawValue) {
        let place = self.place.member(name);
        let index = NamesOf::<R>::NAMES.find(name, self.guess);
        let Some(field) = R::FIELDS.get(index) else {
            if !R::ALLOW_UNKNOWN {
                self.is_usable = false;
                let code = if R::READ_ONLY.contains(&name) { "read_only_field" } else { "unknown_field" };
                let detail = NamesOf::<R>::NAMES.unknown(name);
                self.found.add(|| place.problem(code, detail));
            }
            return;
        };
        self.guess = index + 1;
        if self.came[index] != Came::Nothing {
            self.is_usable = false;
            self.found.add(|| place.problem("duplicate_field", text::Duplicate(field.name())));
            return;
        }
        let came = self.value(index, field, raw, place);
        self.is_usable &= came == Came::Usable;
        self.came[index] = came;
    }

    /// Reads the value of a field into its slot.
    fn value(&mut self, index: usize, field: &'static Field, raw: &'de RawValue, mut place: Place) -> Came {
        place.quiet |= field.holds_secret();
        // A secret is not looked into.
        if raw.get() != "null" && !field.is_secret() {
            let nested = Nested { raw, place: &place, found: self.found };
            match self.request.visit_nested(index, nested) {
                Some(Ok(Rest { is_usable, broken })) => {
                    self.is_usable &= is_usable;
                    self.nested.push((index, broken));
                    return Came::Usable;
                }
                Some(Err(Reported)) => return Came::Unusable,
                None => {}
            }
        }
        let mut track = Track::new();
        let mut member = Read { map: Member { raw, track: &mut track }, has_null: false };
        let error = match self.request.read_field(index, &mut member) {
            Err(error) => error,
            Ok(()) if member.has_null && !field.is_nullable() => {
                serde_json::Error::custom(text::MustNotBeNull(field.name()))
            }
            Ok(()) => return Came::Usable,
        };
        if raw.get() == "null" && !field.is_nullable() {
            self.found.add(|| place.problem("null_not_allowed", text::MustNotBeNull(field.name())));
            return Came::Null;
        }
        push_path(&mut place.pointer, track, place.quiet);
        if place.quiet {
            self.found.add(|| place.problem("invalid_value", text::Unusable(field.name())));
        } else {
            let reason = reason(&error);
            let detail = format!("{}: {reason}", Quoted(&place.pointer));
            self.found.add(|| Violation::new(place.pointer, code_of(&reason), detail));
        }
        Came::Unusable
    }

    /// Checks the rules, as far as the members tell whether they hold.
    fn finish(self) -> (R, Rest) {
        let Self { request, came, is_usable, mut nested, place, .. } = self;
        let (own, broken) = if is_usable {
            (request.validate(), Vec::new())
        } else {
            let is_null = |field: usize| came.get(field) == Some(&Came::Null);
            let has_failed = |field: usize| is_null(field) || came.get(field) == Some(&Came::Unusable);
            let usable = Usable { request: &request, has_failed: &has_failed };
            let facts = Facts { fields: R::FIELDS, request: &usable, set: None };
            let mut report = Report::new();
            rule::check_usable(R::RULES, &facts, &has_failed, &is_null, &mut report);
            // What could not be read is not there, and a value that is not there keeps every rule.
            request.check_values(&mut report);
            nested.sort_by_key(|(field, _)| *field);
            (report.into_result(), nested.into_iter().flat_map(|(_, broken)| broken).collect())
        };
        let own = own.err().into_iter().flatten().map(|violation| violation.below(&place.pointer));
        (request, Rest { is_usable, broken: own.chain(broken).collect() })
    }
}

/// A request of which some fields could not be read: they count as set.
struct Usable<'a, R> {
    request: &'a R,
    has_failed: &'a dyn Fn(usize) -> bool,
}

impl<R: PatchRequest> Asked for Usable<'_, R> {
    fn state(&self, field: usize) -> State {
        if (self.has_failed)(field) { State::Set } else { PatchRequest::state(self.request, field) }
    }

    fn holds(&self, condition: usize) -> bool {
        PatchRequest::holds(self.request, condition)
    }
}

/// Reads a nested request into its slot.
struct Nested<'a, 'de> {
    raw: &'de RawValue,
    place: &'a Place,
    found: &'a mut Found,
}

impl<'de> NestedVisitor<'de> for Nested<'_, 'de> {
    type Output = Result<Rest, Reported>;

    fn value<R: ReadRequest<'de>>(self, slot: &mut Option<R>) -> Self::Output {
        let (request, rest) = read_object(self.raw, self.place, self.found)?;
        *slot = Some(request);
        Ok(rest)
    }

    fn nullable<R: ReadRequest<'de>, S: NullableSlot<Value = R>>(self, slot: &mut S) -> Self::Output {
        let (request, rest) = read_object(self.raw, self.place, self.found)?;
        *slot = S::new(Patch::Set(request));
        Ok(rest)
    }
}

/// One member as the map that a field is read from.
struct Member<'a, 'de> {
    raw: &'de RawValue,
    track: &'a mut Track,
}

impl<'de> MapAccess<'de> for Member<'_, 'de> {
    type Error = serde_json::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, _seed: K) -> Result<Option<K::Value>, Self::Error> {
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Self::Error> {
        let mut json = serde_json::Deserializer::from_str(self.raw.get());
        seed.deserialize(Deserializer::new(&mut json, self.track))
    }
}

/// Adds the way into a value. A key may be as secret as what is behind it; an index tells nothing.
fn push_path(pointer: &mut String, track: Track, quiet: bool) {
    for segment in &track.path() {
        match segment {
            Segment::Seq { index } => push_segment(pointer, &index.to_string()),
            Segment::Map { key } | Segment::Enum { variant: key } if !quiet && push_key(pointer, key) => {}
            _ => return,
        }
    }
}

/// What a type says about a value, without the place in the text, which is that of the member only.
fn reason(error: &serde_json::Error) -> String {
    let mut text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    if text.ends_with(&place) {
        text.truncate(text.len() - place.len());
    }
    said(text)
}

/// Which kind of problem it is. Serde gives every error as text, and these texts are its own.
fn code_of(reason: &str) -> &'static str {
    if reason.starts_with("invalid type: ") { "invalid_type" } else { "invalid_value" }
}
