//! What a user of the framework writes.

use patch_env_facade::patch_runtime::{IntoColumns as _, PatchRequest as _};
use patch_env_facade::resource;

resource! {
    /// A part.
    pub struct Part {
        #[patch(required)]
        name: String,
    }
}

resource! {
    /// A whole.
    #[patch(nullable, columns)]
    pub struct Whole {
        /// A part.
        #[patch(nested)]
        pub part: Option<Part>,
        /// About it.
        #[patch(requires(part))]
        pub note: Option<String>,
    }
}

#[test]
fn a_request_works() {
    let request: UpdateWholeRequest = serde_json::from_str(r#"{"part": {"name": "n"}, "note": "x"}"#).unwrap();
    let mut columns: Vec<(&str, Option<String>)> = Vec::new();
    request.clone().into_columns(&mut columns);
    assert_eq!(columns, [("note", Some("x".to_owned()))]);
    let mut whole = Whole::default();
    request.apply_to(&mut whole);
    assert_eq!(whole, Whole { part: Some(Part { name: "n".into() }), note: Some("x".into()) });
}
