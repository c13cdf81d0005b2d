//! Secrets: printed by nothing but the wire.

use patch_runtime::{Patch, PatchRequest, Unchecked};
use patch_tests::{first, later, sdk};
use proptest::prelude::*;

use crate::wire::{print, read, refusal, refusal_of_text};

/// Long and unlike anything in our texts, so that a search for it finds nothing else.
const SECRET: &str = "correct-horse-battery-staple";

#[test]
fn a_wrong_value_is_never_echoed() {
    let quoted = format!("{SECRET:?}");
    let values = [
        format!("[{quoted}]"),
        format!("{{{quoted}:{quoted}}}"),
        format!("[[{quoted}]]"),
        "8675309".to_owned(),
        "true".to_owned(),
    ];
    for value in values {
        let body = format!(r#"{{"password":{value}}}"#);
        assert_eq!(refusal::<later::UpdateUserRequest>(&body), "`password` has an unusable value");
        assert_eq!(refusal::<sdk::UpdateUserRequest>(&body), "`password` has an unusable value");
        assert_eq!(refusal::<first::UpdateUserRequest>(&body), "`password` has an unusable value");
        assert_eq!(refusal::<Unchecked<later::UpdateUserRequest>>(&body), "`password` has an unusable value");
    }
    for value in [quoted.clone(), format!("[{quoted},1]"), format!("{{{quoted}:1}}")] {
        let body = format!(r#"{{"backup_codes":{value}}}"#);
        assert_eq!(refusal::<later::UpdateUserRequest>(&body), "`backup_codes` has an unusable value");
    }
}

#[test]
fn null_and_twice_are_said_as_of_any_member() {
    assert_eq!(
        refusal::<later::UpdateUserRequest>(r#"{"totp_secret":null}"#),
        "`totp_secret` must not be null: send a value, or leave the field out to keep the current one"
    );
    assert_eq!(
        refusal_of_text::<later::UpdateUserRequest>(&format!(r#"{{"password":"{SECRET}","password":"{SECRET}"}}"#)),
        "duplicate field `password`"
    );
}

#[test]
fn debug_shows_that_there_is_one_and_not_which() {
    let mut request = later::UpdateUserRequest {
        password: SECRET.into(),
        totp_secret: Some(SECRET.to_owned()),
        backup_codes: Some(vec![SECRET.to_owned(); 3]),
        ..Default::default()
    };
    assert_eq!(format!("{request:?}"), "UpdateUserRequest { password: ***, totp_secret: ***, backup_codes: *** }");
    assert!(!format!("{request:#?}").contains(SECRET));
    assert!(!format!("{:?}", Unchecked(request.clone())).contains(SECRET));
    request.password = Patch::Clear;
    assert!(format!("{request:?}").starts_with("UpdateUserRequest { password: null, "));
}

#[test]
fn a_builder_keeps_a_secret_too() {
    let builder = later::UpdateUserRequest::builder().password(SECRET).first_name("Ada");
    let text = format!("{builder:?} {builder:#?}");
    assert!(text.contains("Ada") && !text.contains(SECRET), "{text}");
}

#[test]
fn the_wire_has_the_value() {
    let request = later::UpdateUserRequest { password: SECRET.into(), ..Default::default() };
    assert_eq!(print(&request), format!(r#"{{"password":"{SECRET}"}}"#));
    let back: later::UpdateUserRequest = read(&print(&request)).expect("it reads back");
    assert_eq!(back.password.value().map(String::as_str), Some(SECRET));
}

/// A type whose own error quotes what it was given, as many parsers' errors do.
#[derive(Clone, Debug, PartialEq)]
struct Pin(u32);

impl<'de> serde::Deserialize<'de> for Pin {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Pin).map_err(|_| serde::de::Error::custom(format!("`{text}` is no number")))
    }
}

impl serde::Serialize for Pin {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[derive(PatchRequest)]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Card {
    #[patch(nullable, secret)]
    pin: Option<Pin>,
    #[patch(secret)]
    other_pin: Pin,
    open_pin: Pin,
}

#[test]
fn the_error_of_a_secrets_own_type_is_dropped() {
    for name in ["pin", "other_pin"] {
        assert_eq!(
            refusal::<UpdateCardRequest>(&format!(r#"{{"{name}":"{SECRET}"}}"#)),
            format!("`{name}` has an unusable value")
        );
    }
    assert_eq!(refusal::<UpdateCardRequest>(r#"{"open_pin":"x"}"#), "`x` is no number");
    let request = read::<UpdateCardRequest>(r#"{"pin":"1234","open_pin":"5"}"#).expect("numbers");
    assert_eq!(format!("{request:?}"), "UpdateCardRequest { pin: ***, open_pin: Pin(5) }");
}

/// A type without `Debug` can be a secret, and the request still has `Debug`.
#[test]
fn a_secret_needs_no_debug() {
    #[derive(Clone, PartialEq)]
    struct Silent;

    impl<'de> serde::Deserialize<'de> for Silent {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            bool::deserialize(deserializer).map(|_| Silent)
        }
    }

    impl serde::Serialize for Silent {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_bool(true)
        }
    }

    #[derive(PatchRequest)]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Vault {
        #[patch(secret)]
        key: Silent,
    }

    let request = UpdateVaultRequest { key: Some(Silent) };
    assert_eq!(format!("{request:?}"), "UpdateVaultRequest { key: *** }");
}

proptest! {
    /// However a body goes wrong after its secrets, no text of ours holds one.
    #[test]
    fn no_error_holds_a_secret(mistake in prop::sample::select(vec![
        r#""zzz":1"#,
        r#""fist_name":1"#,
        r#""id":1"#,
        r#""first_name":1"#,
        r#""created_at":null"#,
        r#""password":null"#,
        r#""skip_password_checks":1"#,
        r#""totp_secret":1"#,
        r#""public_metadata":null"#,
    ]), after: bool) {
        let secrets = format!(r#""password":"{SECRET}","backup_codes":["{SECRET}"]"#);
        let body = if after { format!("{{{secrets},{mistake}}}") } else { format!("{{{mistake},{secrets}}}") };
        let text = serde_json::from_str::<later::UpdateUserRequest>(&body).expect_err("a mistake").to_string();
        prop_assert!(!text.contains(SECRET), "{}", text);
    }
}
