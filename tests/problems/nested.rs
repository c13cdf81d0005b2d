use patch_runtime::json::{self, Problems};
use patch_runtime::{PatchRequest, Report, Violation};

use crate::found;

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(all_or_none(lat, lon), validate_with = on_earth)]
struct Place {
    lat: i16,
    lon: i16,
    #[patch(nullable)]
    label: Option<String>,
}

fn on_earth(request: &UpdatePlaceRequest, report: &mut Report) {
    if request.lat.is_some_and(|lat| lat.abs() > 90) {
        report.violation(Violation::new("/lat", "range", "`lat` is beyond the pole"));
    }
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Address {
    #[patch(required)]
    zip: String,
    #[patch(nested, nullable)]
    place: Option<Place>,
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct User {
    #[patch(requires(home))]
    name: String,
    #[patch(nested)]
    home: Address,
    #[patch(nested, nullable, rename = "a/b")]
    work: Option<Box<Address>>,
    #[patch(merge)]
    labels: std::collections::BTreeMap<String, u8>,
}

fn problems(body: &str) -> Problems {
    json::from_str::<UpdateUserRequest>(body).unwrap_err()
}

#[test]
fn nested_objects_are_read_to_their_ends() {
    let body = r#"{
        "home": {"zip": 1, "place": {"lat": "x", "extra": 1, "label": 2}, "zip": "2"},
        "a/b": {"place": {"lat": 1}, "zap": 1},
        "labels": {"a": null, "b": "x"}
    }"#;
    assert_eq!(
        found(&problems(body)),
        [
            ("/home/zip", "invalid_type"),
            ("/home/place/lat", "invalid_type"),
            ("/home/place/extra", "unknown_field"),
            ("/home/place/label", "invalid_type"),
            ("/home/zip", "duplicate_field"),
            ("/a~1b/zap", "unknown_field"),
            ("/labels/b", "invalid_type"),
            ("/home/place", "all_or_none"),
            ("/a~1b/zip", "required"),
            ("/a~1b/place", "all_or_none"),
        ]
    );
}

#[test]
fn a_nested_value_that_is_no_object_is_one_problem() {
    for value in ["[]", "1", "\"x\""] {
        let problems = problems(&format!(r#"{{"name": "n", "home": {value}}}"#));
        assert_eq!(found(&problems), [("/home", "invalid_type")]);
        assert_eq!(problems.to_string(), "`/home` must be an object with the fields to change");
    }
    assert_eq!(found(&problems(r#"{"home": null}"#)), [("/home", "null_not_allowed")]);
}

#[test]
fn functions_of_usable_objects_run_though_another_is_not() {
    let body = r#"{"home": {"zip": "1", "place": {"lat": 91, "lon": 0}}, "a/b": {"zip": 1}}"#;
    assert_eq!(found(&problems(body)), [("/a~1b/zip", "invalid_type"), ("/home/place/lat", "range")]);
}

#[test]
fn rules_alone_have_the_pointers_of_validate() {
    let body = r#"{"name": "n", "a/b": {"place": {"lat": 91}}}"#;
    let refused = serde_json::from_str::<patch_runtime::Unchecked<UpdateUserRequest>>(body).unwrap().0;
    let violations = refused.validate().unwrap_err();
    assert!(problems(body).iter().eq(violations.iter()));
    assert_eq!(problems(body).to_string(), violations.to_string());
    assert_eq!(violations.len(), 4);
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Folder {
    name: String,
    #[patch(nested, nullable)]
    child: Option<Box<Self>>,
}

/// Both looks end at the same depth, on a stack as small as that of a server's thread.
#[test]
fn a_body_that_is_too_deep_is_a_problem_and_no_crash() {
    let body = |depth: usize, inner: &str| format!("{}{inner}{}", r#"{"child":"#.repeat(depth), "}".repeat(depth));
    let checked = move || {
        for depth in [1, 2, 100, 124, 125, 126, 127, 128, 129, 1000, 100_000] {
            for inner in ["{}", r#"{"nam": 1}"#, r#"{"name": 1}"#] {
                let body = body(depth, inner);
                let plain = serde_json::from_str::<UpdateFolderRequest>(&body);
                let read = json::from_str::<UpdateFolderRequest>(&body);
                assert_eq!(plain.is_ok(), read.is_ok(), "{depth} {inner}");
                assert!(read.map_or_else(|problems| problems.len(), |_| 1) == 1, "{depth} {inner}");
            }
            // What is refused before it gets deep is looked at a second time.
            let body = format!(r#"{{"nam": 1, "child": {}}}"#, body(depth, "{}"));
            let problems = json::from_str::<UpdateFolderRequest>(&body).unwrap_err();
            assert_eq!(found(&problems)[0], ("/nam", "unknown_field"), "{depth}");
            assert_eq!(problems.len(), if depth > 125 { 2 } else { 1 }, "{depth}");
        }
    };
    std::thread::Builder::new().stack_size(2 << 20).spawn(checked).unwrap().join().unwrap();
}

#[test]
fn a_sentence_tells_the_object_that_it_is_about() {
    let body = r#"{"child": {"nam": 1, "name": null, "child": {"name": 1, "name": "a"}}}"#;
    let problems = json::from_str::<UpdateFolderRequest>(body).unwrap_err();
    let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [
            "unknown field `nam`: did you mean `name`? (in `/child`)",
            "`name` must not be null: send a value, or leave the field out to keep the current one (in `/child`)",
            "`/child/child/name`: invalid type: integer `1`, expected a string",
            "duplicate field `name` (in `/child/child`)",
        ]
    );
}
