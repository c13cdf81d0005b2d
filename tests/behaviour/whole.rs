//! `#[serde(with = ..)]` and its like on a field of the resource: functions for the field as it is written, where an
//! `Option` has its `None`, as `time::serde::rfc3339::option` is.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]
#![allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde calls functions so")]

use std::cell::RefCell;

use patch_runtime::{Patch, PatchRequest};
use serde::{Deserialize as _, Deserializer, Serializer};

use crate::wire::{print, read, refusal, refusal_of_text};

/// A point in time that knows nothing of serde.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Instant(u32);

thread_local! {
    static CALLS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn calls() -> Vec<String> {
    CALLS.with(RefCell::take)
}

fn call(text: impl Into<String>) {
    CALLS.with(|calls| calls.borrow_mut().push(text.into()));
}

/// As crates of dates and times have it: functions for the value, and in `option` the same for an optional one.
mod clock {
    use serde::de::{Deserialize as _, Deserializer, Error};
    use serde::ser::Serializer;

    use super::{Instant, call};

    fn parse<E: Error>(text: &str) -> Result<Instant, E> {
        let number = text.strip_suffix(" o'clock").and_then(|number| number.parse().ok());
        number.map(Instant).ok_or_else(|| E::custom(format!("`{text}` is no time")))
    }

    pub(super) fn serialize<S: Serializer>(value: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
        call("serialize");
        serializer.collect_str(&format_args!("{} o'clock", value.0))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
        call("deserialize");
        parse(&String::deserialize(deserializer)?)
    }

    pub(super) mod option {
        use serde::de::{Deserialize as _, Deserializer};
        use serde::ser::Serializer;

        use super::{Instant, call, parse};

        pub(in crate::whole) fn serialize<S: Serializer>(
            value: &Option<Instant>,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            call("option::serialize");
            match value {
                Some(value) => serializer.serialize_some(&format!("{} o'clock", value.0)),
                None => serializer.serialize_none(),
            }
        }

        pub(in crate::whole) fn deserialize<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Option<Instant>, D::Error> {
            call("option::deserialize");
            Option::<String>::deserialize(deserializer)?.map(|text| parse(&text)).transpose()
        }
    }
}

/// The same resource for each of the two representations.
macro_rules! meetings {
    ($($name:ident $(($repr:meta))?,)*) => {$(
        #[derive(Clone, Debug, PartialEq, PatchRequest)]
        $(#[patch($repr)])?
        struct $name {
            #[serde(with = "clock")]
            starts: Instant,
            #[patch(nullable)]
            #[serde(with = "clock::option")]
            ends: Option<Instant>,
            #[serde(with = "clock::option")]
            reminder: Option<Instant>,
            #[patch(nullable, default = Instant(12))]
            #[serde(with = "clock")]
            lunch: Instant,
            #[patch(nullable, with = clock)]
            #[serde(with = "clock::option")]
            inner: Option<Instant>,
        }
    )*};
}

meetings! {
    Meeting,
    Double(repr = "option"),
}

#[test]
fn a_value_is_read_and_written_by_the_function() {
    let body =
        r#"{"starts":"1 o'clock","ends":"2 o'clock","reminder":"3 o'clock","lunch":"4 o'clock","inner":"5 o'clock"}"#;
    let request: UpdateMeetingRequest = read(body).expect(body);
    assert_eq!((request.starts, request.reminder), (Some(Instant(1)), Some(Instant(3))));
    assert_eq!((request.ends, request.lunch), (Patch::Set(Instant(2)), Patch::Set(Instant(4))));
    assert_eq!(request.inner, Patch::Set(Instant(5)));
    calls();
    assert_eq!(print(&request), body);
    assert_eq!(calls(), ["serialize", "option::serialize", "option::serialize", "serialize", "serialize"]);

    let double: UpdateDoubleRequest = read(body).expect(body);
    assert_eq!(double.ends, Some(Some(Instant(2))));
    assert_eq!(double.reminder, Some(Instant(3)));
    assert_eq!(print(&double), body);
}

#[test]
fn null_is_the_none_of_a_function_for_options() {
    let body = r#"{"ends":null,"lunch":null,"inner":null}"#;
    let request: UpdateMeetingRequest = serde_json::from_str(body).expect(body);
    assert_eq!(calls(), ["option::deserialize"], "a function for values never sees `null`");
    assert_eq!((request.ends, request.lunch, request.inner), (Patch::Clear, Patch::Clear, Patch::Clear));
    assert_eq!(print(&request), body);
    assert_eq!(calls(), ["option::serialize"]);
    let double: UpdateDoubleRequest = read(body).expect(body);
    assert_eq!((double.ends, double.lunch, double.inner), (Some(None), Some(None), Some(None)));
    assert_eq!(print(&double), body);

    let mut meeting = Meeting {
        starts: Instant(1),
        ends: Some(Instant(1)),
        reminder: Some(Instant(1)),
        lunch: Instant(1),
        inner: Some(Instant(1)),
    };
    request.apply_to(&mut meeting);
    assert_eq!((meeting.ends, meeting.lunch, meeting.inner), (None, Instant(12), None));
    assert_eq!((meeting.starts, meeting.reminder), (Instant(1), Some(Instant(1))));
}

/// serde itself asks `deserialize_with` about a missing member only with `default`; here it takes nothing.
#[test]
fn an_absent_member_never_calls_the_function() {
    let request: UpdateMeetingRequest = serde_json::from_str("{}").expect("nothing");
    assert_eq!(request, UpdateMeetingRequest::new());
    assert_eq!(print(&request), "{}");
    assert_eq!(print(&UpdateDoubleRequest::new()), "{}");
    assert_eq!(calls(), [""; 0]);
}

#[test]
fn null_is_refused_where_it_may_not_be() {
    for name in ["starts", "reminder"] {
        let body = format!(r#"{{"{name}":null}}"#);
        let text = format!("`{name}` must not be null: send a value, or leave the field out to keep the current one");
        assert_eq!(refusal::<UpdateMeetingRequest>(&body), text);
        assert_eq!(refusal::<UpdateDoubleRequest>(&body), text);
    }
    assert_eq!(refusal::<UpdateMeetingRequest>(r#"{"ends":"late"}"#), "`late` is no time");
    assert_eq!(refusal::<UpdateMeetingRequest>(r#"{"reminder":"late"}"#), "`late` is no time");
    assert_eq!(refusal_of_text::<UpdateMeetingRequest>(r#"{"ends":null,"ends":null}"#), "duplicate field `ends`");
}

/// A function that takes more for `null` than `null`.
fn lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.filter(|text| text != "none"))
}

fn loud<S: Serializer>(value: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(text) => serializer.serialize_str(&text.to_uppercase()),
        None => serializer.serialize_str("NONE"),
    }
}

#[test]
fn what_the_function_takes_for_none_is_null() {
    #[derive(PatchRequest)]
    struct Lenient {
        #[patch(nullable)]
        #[serde(deserialize_with = "lenient", serialize_with = "loud")]
        note: Option<String>,
        #[serde(deserialize_with = "lenient")]
        strict: Option<String>,
        #[patch(nullable)]
        #[serde(serialize_with = "loud")]
        written: Option<String>,
    }

    let request: UpdateLenientRequest = read(r#"{"note":"none","strict":"a","written":null}"#).expect("a right body");
    assert_eq!(request.note, Patch::Clear);
    assert_eq!(print(&request), r#"{"note":"NONE","strict":"a","written":"NONE"}"#);
    assert!(refusal::<UpdateLenientRequest>(r#"{"strict":"none"}"#).starts_with("`strict` must not be null"));
    let mut resource = Lenient { note: Some(String::new()), strict: None, written: None };
    request.apply_to(&mut resource);
    assert_eq!((resource.note, resource.strict.as_deref(), resource.written), (None, Some("a"), None));
}

/// The word `secret` drops the function's error, which quotes the value.
#[test]
fn the_error_of_a_secrets_function_is_dropped() {
    #[derive(PatchRequest)]
    struct Vault {
        #[patch(nullable, secret)]
        #[serde(with = "clock::option")]
        opens: Option<Instant>,
        #[patch(secret, with = clock)]
        closes: Instant,
    }

    assert_eq!(refusal::<UpdateVaultRequest>(r#"{"opens":"s3cret"}"#), "`opens` has an unusable value");
    assert_eq!(refusal::<UpdateVaultRequest>(r#"{"closes":"s3cret"}"#), "`closes` has an unusable value");
    let request: UpdateVaultRequest = read(r#"{"opens":"1 o'clock","closes":"2 o'clock"}"#).expect("two times");
    assert_eq!(format!("{request:?}"), "UpdateVaultRequest { opens: ***, closes: *** }");
}

/// Behind `flatten` a function that asks for an `Option` reads serde's buffer.
#[test]
fn options_are_read_from_buffers() {
    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Flat {
        id: u8,
        #[serde(flatten)]
        update: UpdateMeetingRequest,
    }

    for body in
        [r#"{"id":1}"#, r#"{"id":1,"ends":null}"#, r#"{"id":1,"starts":"1 o'clock","ends":"2 o'clock","lunch":null}"#]
    {
        let flat: Flat = read(body).expect(body);
        assert_eq!(flat.update.ends.is_keep(), !body.contains("ends"), "{body}");
        assert_eq!(print(&flat), body);
    }
}
