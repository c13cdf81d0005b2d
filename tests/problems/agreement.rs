//! The second look agrees with the first: whatever is refused has a problem, and the first sentence of a body with one
//! problem is about the same.

use patch_runtime::json;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::UpdateUserRequest;

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0..400_u32).prop_map(Value::from),
        Just(json!(-1)),
        Just(json!(1.5)),
        "[a-z]{0,3}".prop_map(Value::from),
        Just(json!("member")),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec(("[a-c/~]{1,2}", inner), 0..3)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A body as text, in which members may come twice.
fn body() -> impl Strategy<Value = String> {
    const NAMES: [&str; 17] = [
        "id",
        "nickname",
        "nick",
        "version",
        "version",
        "email",
        "age",
        "handle",
        "username",
        "kind",
        "tags",
        "scores",
        "newsletter",
        "backupCodes",
        "password",
        "skipPasswordChecks",
        "other",
    ];
    prop::collection::vec((prop::sample::select(&NAMES[..]), value()), 0..6).prop_map(|members| {
        let members: Vec<String> = members.iter().map(|(name, value)| format!("{}: {value}", json!(name))).collect();
        format!("{{{}}}", members.join(", "))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn both_looks_agree(body in body()) {
        let first = serde_json::from_str::<UpdateUserRequest>(&body);
        match (first, json::from_str::<UpdateUserRequest>(&body)) {
            (Ok(first), Ok(second)) => prop_assert_eq!(first, second),
            (Err(_), Err(problems)) => {
                // Something was found, and not made up because something had to be.
                let made_up = problems.iter().any(|problem| problem.pointer().is_empty() && problem.code() == "invalid_value");
                prop_assert!(!made_up, "{}: {}", body, problems);
            }
            (first, second) => prop_assert!(false, "{}: {:?}, {:?}", body, first, second),
        }
    }

    #[test]
    fn the_first_sentence_is_the_one_that_serde_json_stops_at(body in body()) {
        let (Err(first), Err(problems)) =
            (serde_json::from_str::<UpdateUserRequest>(&body), json::from_str::<UpdateUserRequest>(&body)) else {
            return Ok(());
        };
        let first = first.to_string();
        let problem = problems.iter().next().unwrap();
        // The sentence about a value of the wrong type is the type's own, and comes after the pointer.
        let sentence = problem.detail().split_once("`: ").filter(|_| problem.detail().starts_with("`/"));
        let sentence = sentence.map_or(problem.detail(), |(_, sentence)| sentence);
        prop_assert!(first.starts_with(sentence.trim_end_matches('…')), "{}: {} / {}", body, first, sentence);
    }

    #[test]
    fn texts_that_are_no_json_are_refused_by_both(body in body(), cut in any::<prop::sample::Index>()) {
        let cut = &body[..(0..=cut.index(body.len())).rev().find(|end| body.is_char_boundary(*end)).unwrap()];
        let problems = json::from_str::<UpdateUserRequest>(cut).unwrap_err();
        prop_assert!(problems.is_malformed(), "{}", cut);
    }
}
