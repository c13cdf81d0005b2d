//! Requests that borrow from the body: `&'a str`, `Cow<'a, str>`, `Cow<'a, [u8]>`.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use std::borrow::Cow;

use patch_runtime::{Patch, PatchRequest, Unchecked};
use serde::Deserialize;

use crate::wire::{print, read};

#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(request_only {
    #[patch(secret)]
    key: Cow<'a, str>,
})]
struct Page<'a> {
    slug: &'a str,
    title: Cow<'a, str>,
    #[patch(nullable)]
    subtitle: Option<Cow<'a, str>>,
    strict: Option<Cow<'a, str>>,
    #[patch(nullable, default = Cow::Borrowed("plain"))]
    #[allow(unused_qualifications, reason = "the long way to write the type is what it is here for")]
    theme: std::borrow::Cow<'a, str>,
    bytes: Cow<'a, [u8]>,
    #[patch(nullable)]
    raw: Option<Cow<'a, [u8]>>,
    #[patch(nullable, alias = "b")]
    slice: Option<&'a [u8]>,
}

fn is_borrowed(body: &str, text: &str) -> bool {
    body.as_bytes().as_ptr_range().contains(&text.as_ptr())
}

#[test]
fn what_stands_in_the_body_as_it_is_is_borrowed() {
    let body =
        r#"{"slug":"s","title":"t","subtitle":"u","strict":"v","theme":"w","bytes":"x","raw":"y","b":"z","key":"k"}"#;
    let request: UpdatePageRequest<'_> = serde_json::from_str(body).expect(body);
    let UpdatePageRequest {
        slug: Some(slug),
        title: Some(Cow::Borrowed(title)),
        subtitle: Patch::Set(Cow::Borrowed(subtitle)),
        strict: Some(Cow::Borrowed(strict)),
        theme: Patch::Set(Cow::Borrowed(theme)),
        bytes: Some(Cow::Borrowed(b"x")),
        raw: Patch::Set(Cow::Borrowed(b"y")),
        slice: Patch::Set(b"z"),
        key: Some(Cow::Borrowed(key)),
    } = request
    else {
        panic!("something is not borrowed: {request:?}");
    };
    for text in [slug, title, subtitle, strict, theme, key] {
        assert!(is_borrowed(body, text), "{text}");
    }
    assert_eq!([slug, title, subtitle, strict, theme, key], ["s", "t", "u", "v", "w", "k"]);
}

#[test]
fn what_has_an_escape_is_copied() {
    let body = r#"{"title":"\u0074","subtitle":"\n","bytes":"\t","key":"\""}"#;
    let request: UpdatePageRequest<'_> = serde_json::from_str(body).expect(body);
    assert!(matches!(&request.title, Some(Cow::Owned(text)) if text == "t"), "{request:?}");
    assert!(matches!(&request.subtitle, Patch::Set(Cow::Owned(text)) if text == "\n"), "{request:?}");
    assert!(matches!(&request.bytes, Some(Cow::Owned(bytes)) if bytes == b"\t"), "{request:?}");
    assert!(matches!(&request.key, Some(Cow::Owned(text)) if text == "\""));
}

/// No body lives as long as the program, so a `Cow` that does is copied; the request is read from anywhere.
#[test]
fn what_is_static_is_copied() {
    #[derive(PatchRequest)]
    struct Static {
        title: Cow<'static, str>,
        #[patch(nullable)]
        bytes: Option<Cow<'static, [u8]>>,
    }

    let request: UpdateStaticRequest = read(r#"{"title":"t","bytes":[1]}"#).expect("a text and bytes");
    assert!(matches!(&request.title, Some(Cow::Owned(text)) if text == "t"));
    assert_eq!(request.bytes, Patch::Set(Cow::Owned(vec![1])));
    let request: UpdateStaticRequest = read(r#"{"bytes":null}"#).expect("null");
    assert_eq!(request.bytes, Patch::Clear);
}

#[test]
fn null_is_null() {
    let body = r#"{"subtitle":null,"theme":null,"raw":null,"slice":null}"#;
    let request: UpdatePageRequest<'_> = serde_json::from_str(body).expect(body);
    assert_eq!((&request.subtitle, &request.theme, &request.raw), (&Patch::Clear, &Patch::Clear, &Patch::Clear));
    assert_eq!(print(&request), body);
    for name in ["slug", "title", "strict", "bytes", "key"] {
        let body = format!(r#"{{"{name}":null}}"#);
        let error = serde_json::from_str::<UpdatePageRequest<'_>>(&body).expect_err(&body).to_string();
        assert!(error.starts_with(&format!("`{name}` must not be null")), "{error}");
    }
    let error = serde_json::from_str::<UpdatePageRequest<'_>>(r#"{"title":1}"#).expect_err("a number").to_string();
    assert!(error.starts_with("invalid type: integer `1`, expected a string"), "{error}");
    let error = serde_json::from_str::<UpdatePageRequest<'_>>(r#"{"key":1}"#).expect_err("a number").to_string();
    assert!(error.starts_with("`key` has an unusable value"), "{error}");
}

/// JSON has no bytes: serde prints them as numbers, and numbers are read, too.
#[test]
fn bytes_are_texts_or_numbers() {
    let body = r#"{"bytes":[1,2,255],"raw":[]}"#;
    let request: UpdatePageRequest<'_> = serde_json::from_str(body).expect(body);
    assert_eq!(request.bytes, Some(Cow::Owned(vec![1, 2, 255])));
    assert_eq!(request.raw, Patch::Set(Cow::Owned(Vec::new())));
    assert_eq!(print(&request), body);
    let error = serde_json::from_str::<UpdatePageRequest<'_>>(r#"{"bytes":[256]}"#).expect_err("no byte").to_string();
    assert!(error.starts_with("invalid value: integer `256`, expected u8"), "{error}");
    let error = serde_json::from_str::<UpdatePageRequest<'_>>(r#"{"bytes":1}"#).expect_err("no bytes").to_string();
    assert!(error.starts_with("invalid type: integer `1`, expected bytes"), "{error}");
}

/// A string that `serde_json` owns is handed over by value: nothing is borrowed, and nothing copied either.
#[test]
fn a_value_lends_what_it_has() {
    let value = serde_json::json!({"title": "t", "subtitle": null, "key": "k"});
    let request = UpdatePageRequest::deserialize(&value).expect("a reference lends");
    assert!(matches!(request.title, Some(Cow::Borrowed("t"))), "{request:?}");
    let request = UpdatePageRequest::<'static>::deserialize(value).expect("a value gives");
    assert!(matches!(&request.title, Some(Cow::Owned(text)) if text == "t"));
    assert!(request.subtitle.is_clear());
}

#[test]
fn a_borrowed_request_is_applied_built_and_wrapped() {
    let body = String::from(r#"{"slug":"s","subtitle":"u","theme":null}"#);
    let Unchecked(request) = serde_json::from_str::<Unchecked<UpdatePageRequest<'_>>>(&body).expect("a right body");
    let mut page = Page {
        slug: "",
        title: "".into(),
        subtitle: None,
        strict: None,
        theme: "dark".into(),
        bytes: Cow::Borrowed(b""),
        raw: None,
        slice: None,
    };
    request.clone().apply_to(&mut page);
    assert_eq!((page.slug, page.subtitle.as_deref(), &*page.theme), ("s", Some("u"), "plain"));
    let built = UpdatePageRequest::builder().slug("s").subtitle("u".into()).clear_theme().build();
    assert_eq!(built, request);
}

/// Those who borrow from two bodies have two lifetimes, and serde's word changes nothing about it.
#[test]
fn several_lifetimes_and_serdes_own_word() {
    #[derive(PatchRequest)]
    struct Two<'a, 'b: 'a> {
        #[serde(borrow)]
        one: Cow<'a, str>,
        #[serde(borrow = "'b")]
        #[patch(nullable)]
        other: Option<Cow<'b, str>>,
        #[serde(borrow)]
        #[patch(with = verbatim)]
        with: Cow<'a, str>,
    }

    mod verbatim {
        use std::borrow::Cow;

        pub(super) fn serialize<S: serde::Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(text)
        }

        pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Cow<'de, str>, D::Error> {
            <&'de str as serde::Deserialize>::deserialize(deserializer).map(Cow::Borrowed)
        }
    }

    let body = r#"{"one":"a","other":"b","with":"c"}"#;
    let request: UpdateTwoRequest<'_, '_> = serde_json::from_str(body).expect(body);
    assert!(matches!(request.one, Some(Cow::Borrowed("a"))));
    assert!(matches!(request.other, Patch::Set(Cow::Borrowed("b"))));
    assert!(matches!(request.with, Some(Cow::Borrowed("c"))));
    assert_eq!(print(&request), body);
}

/// A type of one's own that has the name is read by its own `Deserialize`.
#[test]
fn another_cow_is_another_type() {
    mod farm {
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub(super) struct Cow {
            pub(super) name: String,
        }
    }

    #[derive(PatchRequest)]
    struct Farm<T: Clone + 'static> {
        best: farm::Cow,
        // The standard library's, of something else than text or bytes.
        list: Cow<'static, [u16]>,
        any: Cow<'static, T>,
    }

    let body = r#"{"best":{"name":"Elsie"},"list":[1,2],"any":true}"#;
    let request: UpdateFarmRequest<bool> = serde_json::from_str(body).expect(body);
    assert_eq!(request.list, Some(Cow::Owned(vec![1, 2])));
    assert_eq!(print(&request), body);
}
