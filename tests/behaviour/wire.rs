//! Reads one text by every route that `serde_json` offers, so that no test has to choose one.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads a text by `from_str`, `from_slice`, `from_reader` and `from_value`, which have to agree.
///
/// An error comes without the position in the text, which `from_value` cannot know.
#[track_caller]
pub(crate) fn read<R: DeserializeOwned + PartialEq + Debug>(text: &str) -> Result<R, String> {
    let read = read_text::<R>(text);
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        let from_value = serde_json::from_value::<R>(value).map_err(|error| sentence(&error));
        assert_eq!(from_value, read, "from_value differs on {text}");
    }
    read
}

/// As [`read`] without `from_value`, because a `Value` has no place for two members of one name.
#[track_caller]
pub(crate) fn read_text<R: DeserializeOwned + PartialEq + Debug>(text: &str) -> Result<R, String> {
    let from_str = serde_json::from_str::<R>(text).map_err(|error| sentence(&error));
    let from_slice = serde_json::from_slice::<R>(text.as_bytes()).map_err(|error| sentence(&error));
    let from_reader = serde_json::from_reader::<_, R>(text.as_bytes()).map_err(|error| sentence(&error));
    assert_eq!(from_slice, from_str, "from_slice differs on {text}");
    assert_eq!(from_reader, from_str, "from_reader differs on {text}");
    from_str
}

/// The sentence that refuses a text.
#[track_caller]
pub(crate) fn refusal<R: DeserializeOwned + PartialEq + Debug>(text: &str) -> String {
    read::<R>(text).expect_err(text)
}

/// The sentence that refuses a text with two members of one name.
#[track_caller]
pub(crate) fn refusal_of_text<R: DeserializeOwned + PartialEq + Debug>(text: &str) -> String {
    read_text::<R>(text).expect_err(text)
}

/// The JSON text of a request.
#[track_caller]
pub(crate) fn print<R: Serialize>(request: &R) -> String {
    serde_json::to_string(request).expect("a request prints")
}

/// The text of an error of `serde_json` without the position that it adds.
fn sentence(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}
