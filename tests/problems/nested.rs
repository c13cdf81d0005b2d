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
