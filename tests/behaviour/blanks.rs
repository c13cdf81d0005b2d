//! `empty_as_null`: forms send `""` for a box that somebody emptied.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use std::borrow::Cow;

use patch_runtime::{Patch, PatchRequest, Unchecked};
use serde::{Deserialize, Deserializer};

use crate::wire::{print, read, refusal, refusal_of_text};

#[derive(PatchRequest)]
#[patch(request_only {
    #[patch(nullable, empty_as_null, secret)]
    password: String,
    #[patch(nullable, requires(password))]
    keep_sessions: bool,
})]
struct Form {
    #[patch(nullable, empty_as_null)]
    nick: Option<String>,
    #[patch(nullable, empty_as_null, default = "none".to_owned())]
    title: String,
    #[patch(nullable)]
    note: Option<String>,
    name: String,
}

#[derive(PatchRequest)]
#[patch(repr = "option")]
struct DoubleForm {
    #[patch(nullable, empty_as_null)]
    nick: Option<String>,
    #[patch(nullable, empty_as_null, default = "none".to_owned())]
    title: String,
}

#[test]
fn an_empty_text_clears() {
    let request: UpdateFormRequest =
        read(r#"{"nick":"","title":"","note":"","name":"","password":""}"#).expect("five texts");
    assert_eq!((&request.nick, &request.title, &request.password), (&Patch::Clear, &Patch::Clear, &Patch::Clear));
    assert_eq!(request.note, Patch::Set(String::new()), "the word is about its own field");
    assert_eq!(request.name, Some(String::new()));
    assert_eq!(print(&request), r#"{"nick":null,"title":null,"note":"","name":"","password":null}"#);
    let mut form = Form { nick: Some("n".to_owned()), title: "t".to_owned(), note: None, name: "x".to_owned() };
    request.apply_to(&mut form);
    assert_eq!((form.nick, &*form.title, form.note.as_deref(), &*form.name), (None, "none", Some(""), ""));

    let request: UpdateDoubleFormRequest = read(r#"{"nick":"","title":""}"#).expect("two texts");
    assert_eq!((request.nick, request.title), (Some(None), Some(None)));
}

#[test]
fn any_other_text_is_a_text() {
    for text in [" ", "\\n", "0", "null", "\\u0000", "\\u200b"] {
        let body = format!(r#"{{"nick":"{text}"}}"#);
        assert!(read::<UpdateFormRequest>(&body).expect(&body).nick.is_set(), "{body}");
        assert!(read::<UpdateDoubleFormRequest>(&body).expect(&body).nick.is_some_and(|nick| nick.is_some()), "{body}");
    }
    assert!(read::<UpdateFormRequest>("{}").expect("nothing").nick.is_keep());
    assert!(read::<UpdateFormRequest>(r#"{"nick":null}"#).expect("null").nick.is_clear());
}

#[test]
fn an_empty_text_is_present() {
    assert_eq!(refusal_of_text::<UpdateFormRequest>(r#"{"nick":"","nick":"a"}"#), "duplicate field `nick`");
    assert_eq!(refusal_of_text::<UpdateFormRequest>(r#"{"nick":"","nick":""}"#), "duplicate field `nick`");
    assert!(refusal::<UpdateFormRequest>(r#"{"nick":0}"#).starts_with("invalid type: integer `0`"));
    assert_eq!(refusal::<UpdateFormRequest>(r#"{"password":[]}"#), "`password` has an unusable value");
}

/// `null` satisfies no rule, and neither does what counts as `null`.
#[test]
fn the_rules_see_null() {
    assert_eq!(
        refusal::<UpdateFormRequest>(r#"{"password":"","keep_sessions":true}"#),
        "`keep_sessions` requires `password`"
    );
    let unchecked: Unchecked<UpdateFormRequest> = read(r#"{"password":"","keep_sessions":true}"#).expect("unchecked");
    assert!(unchecked.0.password.is_clear());
}

/// The word is about what is read: in Rust an empty text is a text.
#[test]
fn the_builder_and_the_fields_take_an_empty_text() {
    let request = UpdateFormRequest::builder().nick("").build();
    assert_eq!(request.nick, Patch::Set(String::new()));
    assert_eq!(print(&request), r#"{"nick":""}"#);
}

#[test]
fn any_type_that_is_a_text_has_an_empty_one() {
    /// A text of one's own.
    #[derive(Clone, Debug, PartialEq, Deserialize, serde::Serialize)]
    #[serde(transparent)]
    struct Email(String);
    impl AsRef<str> for Email {
        fn as_ref(&self) -> &str {
            &self.0
        }
    }

    fn trimmed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer).map(|text| text.trim().to_owned())
    }

    fn trimmed_option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
        trimmed(deserializer).map(Some)
    }

    type Text = Option<Box<str>>;

    #[derive(PatchRequest)]
    struct Texts<'a, S: AsRef<str>> {
        #[patch(nullable, empty_as_null)]
        email: Option<Email>,
        #[patch(nullable, empty_as_null)]
        boxed: Text,
        #[patch(nullable, empty_as_null)]
        borrowed: Option<&'a str>,
        #[patch(nullable, empty_as_null)]
        cow: Option<Cow<'a, str>>,
        #[patch(nullable, empty_as_null)]
        generic: Option<S>,
        #[patch(nullable, empty_as_null, deserialize_with = trimmed)]
        inner: Option<String>,
        #[patch(nullable, empty_as_null)]
        #[serde(deserialize_with = "trimmed_option")]
        whole: Option<String>,
    }

    let body = r#"{"email":"","boxed":"","borrowed":"","cow":"","generic":"","inner":" ","whole":"  "}"#;
    let request: UpdateTextsRequest<'_, String> = serde_json::from_str(body).expect(body);
    assert!(request.present_fields().eq(UpdateTextsRequest::<'_, String>::FIELDS));
    assert_eq!(
        print(&request),
        r#"{"email":null,"boxed":null,"borrowed":null,"cow":null,"generic":null,"inner":null,"whole":null}"#
    );
    let body = r#"{"email":"a@b","boxed":"b","borrowed":"c","cow":"d","generic":"e","inner":" f","whole":" g "}"#;
    let request: UpdateTextsRequest<'_, String> = serde_json::from_str(body).expect(body);
    assert_eq!((request.email, request.inner.as_deref()), (Patch::Set(Email("a@b".to_owned())), Patch::Set("f")));
    assert_eq!((request.borrowed, request.whole.as_deref()), (Patch::Set("c"), Patch::Set("g")));
}
