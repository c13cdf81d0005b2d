//! TOML has no null: it carries what is kept and what is set.

use patch_integrations::UpdateTicketRequest;
use patch_runtime::{Patch, PatchRequest, State};
use proptest::prelude::*;

use crate::requests::{any_request, cleared_and_set};

#[test]
fn what_is_set_arrives() {
    let [_, set] = cleared_and_set();
    let text = toml::to_string(&set).expect("no null");
    assert!(text.starts_with("title = \"t\"\n"), "{text}");
    assert_eq!(toml::from_str(&text).as_ref(), Ok(&set));
    assert_eq!(toml::from_str(""), Ok(UpdateTicketRequest::new()));
    assert_eq!(toml::to_string(&UpdateTicketRequest::new()).expect("nothing"), "");
}

/// The format leaves out what is `None`, so that a clear is lost where it is written: TOML is for requests that set.
#[test]
fn null_is_left_out_by_the_format() {
    let [cleared, _] = cleared_and_set();
    assert_eq!(toml::to_string(&cleared).expect("nothing is left"), "");
    // In a list there is no way to leave it out.
    let error = toml::Value::try_from([Patch::<u8>::Clear]).expect_err("no null in a list");
    assert_eq!(error.to_string(), "unsupported None value");
}

#[test]
fn sentences_come_with_their_place() {
    let error = toml::from_str::<UpdateTicketRequest>("titel = \"t\"").expect_err("unknown").to_string();
    assert!(error.contains("unknown field `titel`: did you mean `title`?"), "{error}");
    let error = toml::from_str::<UpdateTicketRequest>("message = \"m\"").expect_err("a rule").to_string();
    assert!(error.contains("`message` requires `title`"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_arrives_without_the_nulls(request in any_request()) {
        let text = toml::to_string(&request).expect("every value has a form");
        let read: UpdateTicketRequest = toml::from_str(&text).expect("it reads back");
        for field in 0..UpdateTicketRequest::FIELDS.len() {
            prop_assert_eq!(read.state(field) == State::Set, request.state(field) == State::Set);
            prop_assert_ne!(read.state(field), State::Cleared);
        }
        prop_assert_eq!(toml::to_string(&read).expect("it prints again"), text);
    }
}
