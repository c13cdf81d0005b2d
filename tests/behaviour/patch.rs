//! `Patch` outside of a derived request: in structs whose author forgot an attribute, and as a value.

use patch_runtime::Patch;
use serde::{Deserialize, Serialize};

/// What the author meant.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Careful {
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    name: Patch<String>,
}

/// What the author wrote.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Forgetful {
    name: Patch<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Outer {
    #[serde(flatten)]
    inner: Forgetful,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(tag = "kind")]
enum Tagged {
    Forgetful(Forgetful),
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Forgetful(Forgetful),
}

#[test]
fn with_the_attributes_there_are_three_states() {
    for (body, name) in
        [("{}", Patch::Keep), (r#"{"name":null}"#, Patch::Clear), (r#"{"name":"Ada"}"#, Patch::Set("Ada".to_owned()))]
    {
        let value = Careful { name };
        assert_eq!(serde_json::from_str::<Careful>(body).expect(body), value);
        assert_eq!(serde_json::to_string(&value).expect(body), body);
    }
}

#[test]
fn a_forgotten_default_is_an_error_and_never_a_clear() {
    let error = serde_json::from_str::<Forgetful>("{}").expect_err("the member is missing");
    assert!(error.to_string().starts_with("missing field `name`"), "{error}");
    let error = serde_json::from_value::<Forgetful>(serde_json::json!({})).expect_err("missing");
    assert_eq!(error.to_string(), "missing field `name`");

    // Through serde's buffers as well.
    serde_json::from_str::<Outer>("{}").expect_err("missing behind flatten");
    serde_json::from_str::<Tagged>(r#"{"kind":"Forgetful"}"#).expect_err("missing in an enum");
    serde_json::from_str::<Untagged>("{}").expect_err("missing in an untagged enum");
}

#[test]
fn a_forgotten_default_changes_nothing_about_members_that_are_there() {
    for (value, state) in [("null", Patch::Clear), (r#""Ada""#, Patch::Set("Ada".to_owned()))] {
        let expected = || Forgetful { name: state.clone() };
        let body = format!(r#"{{"name":{value}}}"#);
        assert_eq!(serde_json::from_str::<Forgetful>(&body).expect(&body), expected());
        assert_eq!(serde_json::from_str::<Outer>(&body).expect(&body), Outer { inner: expected() });
        assert_eq!(serde_json::from_str::<Untagged>(&body).expect(&body), Untagged::Forgetful(expected()));
        let tagged = format!(r#"{{"kind":"Forgetful","name":{value}}}"#);
        assert_eq!(serde_json::from_str::<Tagged>(&tagged).expect(&tagged), Tagged::Forgetful(expected()));
    }
}

#[test]
fn printing_keep_says_which_attribute_is_missing() {
    let error = serde_json::to_string(&Forgetful { name: Patch::Keep }).expect_err("keep has no value to print");
    assert!(error.to_string().contains("skip_serializing_if"), "{error}");
    assert_eq!(serde_json::to_string(&Forgetful { name: Patch::Clear }).expect("null"), r#"{"name":null}"#);
}

#[test]
fn it_is_as_small_as_the_double_option() {
    assert_eq!(size_of::<Patch<String>>(), size_of::<Option<Option<String>>>());
    assert_eq!(size_of::<Patch<bool>>(), size_of::<Option<Option<bool>>>());
    assert_eq!(size_of::<Patch<u64>>(), size_of::<Option<Option<u64>>>());
}

#[test]
fn it_converts_from_and_to_what_people_have() {
    assert_eq!(Patch::from(1), Patch::Set(1));
    assert_eq!(Patch::<String>::from("a"), Patch::Set("a".to_owned()));
    assert_eq!(Patch::<u8>::default(), Patch::Keep);
    for (patch, option) in [(Patch::Keep, None), (Patch::Clear, Some(None)), (Patch::Set(1), Some(Some(1)))] {
        assert_eq!(Patch::from_option(option), patch);
        assert_eq!(patch.into_option(), option);
        assert_eq!(Option::<Option<i32>>::from(patch), option);
    }
    assert_eq!(Patch::set_or_keep(Some(1)), Patch::Set(1));
    assert_eq!(Patch::<i32>::set_or_keep(None), Patch::Keep);
    assert_eq!(Patch::set_or_clear(Some(1)), Patch::Set(1));
    assert_eq!(Patch::<i32>::set_or_clear(None), Patch::Clear);
}

#[test]
fn it_answers_questions() {
    let states = [Patch::Keep, Patch::Clear, Patch::Set(1)];
    assert_eq!(states.map(|patch| patch.is_keep()), [true, false, false]);
    assert_eq!(states.map(|patch| patch.is_clear()), [false, true, false]);
    assert_eq!(states.map(|patch| patch.is_set()), [false, false, true]);
    assert_eq!(states.map(|patch| patch.is_present()), [false, true, true]);
    assert_eq!(states.map(Patch::into_value), [None, None, Some(1)]);
    assert_eq!(states.each_ref().map(Patch::value), [None, None, Some(&1)]);
    assert_eq!(states.map(|patch| patch.map(|value| value + 1)), [Patch::Keep, Patch::Clear, Patch::Set(2)]);
    assert_eq!(Patch::Set("7").try_map(str::parse::<u8>), Ok(Patch::Set(7)));
    assert!(Patch::Set("x").try_map(str::parse::<u8>).is_err());
    assert_eq!(Patch::<&str>::Clear.try_map(str::parse::<u8>), Ok(Patch::Clear));
    assert_eq!(Patch::Set("a".to_owned()).as_deref(), Patch::Set("a"));
}

#[test]
fn it_is_taken_merged_and_applied() {
    let mut patch = Patch::Set(1);
    assert_eq!(patch.take(), Patch::Set(1));
    assert_eq!(patch, Patch::Keep);
    if let Patch::Set(value) = Patch::Set(1).as_mut() {
        *value += 1;
    }

    assert_eq!(Patch::Set(1).merged_with(Patch::Keep), Patch::Set(1));
    assert_eq!(Patch::Set(1).merged_with(Patch::Clear), Patch::Clear);
    assert_eq!(Patch::Clear.merged_with(Patch::Set(2)), Patch::Set(2));
    assert_eq!(Patch::<u8>::Clear.merged_with(Patch::Keep), Patch::Clear);

    for (patch, after) in [(Patch::Keep, Some(1)), (Patch::Clear, None), (Patch::Set(2), Some(2))] {
        let mut target = Some(1);
        patch.apply_to(&mut target);
        assert_eq!(target, after);
    }
}
