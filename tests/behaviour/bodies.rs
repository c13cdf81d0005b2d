//! Bodies as a whole: what is no object, names in every spelling, names that nobody knows, and limits.

use patch_runtime::{Patch, PatchRequest, Unchecked};
use patch_tests::organization::UpdateOrganizationRequest;
use patch_tests::template::UpsertTemplateRequest;
use patch_tests::{later, sdk};

use crate::wire::{print, read, refusal, refusal_of_text};

#[test]
fn an_empty_object_keeps_everything() {
    let request = read::<later::UpdateUserRequest>(" { } ").expect("an empty object is a request");
    assert_eq!(request, later::UpdateUserRequest::new());
    assert!(request.is_empty());
    assert_eq!(print(&request), "{}");
}

#[test]
fn only_objects_are_bodies() {
    for (body, found) in [
        ("[]", "sequence"),
        ("[1]", "sequence"),
        (r#"["Ada",null,"Lovelace"]"#, "sequence"),
        (r#"[{"first_name":"Ada"}]"#, "sequence"),
        (r#""first_name""#, "string \"first_name\""),
        ("1", "integer `1`"),
        ("1.5", "floating point `1.5`"),
        ("true", "boolean `true`"),
        ("null", "null"),
    ] {
        let expected = format!("invalid type: {found}, expected an object with the fields to change");
        assert_eq!(refusal::<later::UpdateUserRequest>(body), expected);
        assert_eq!(refusal::<sdk::UpdateUserRequest>(body), expected);
        assert_eq!(refusal::<Unchecked<later::UpdateUserRequest>>(body), expected);
        // A request with a required member says the same: the body is wrong before anything can be missing.
        assert_eq!(refusal::<UpsertTemplateRequest>(body), expected);
    }
}

#[test]
fn malformed_text_is_the_formats_error() {
    assert_eq!(refusal::<later::UpdateUserRequest>(r#"{"first_name":"Ada""#), "EOF while parsing an object");
    assert_eq!(refusal::<later::UpdateUserRequest>(r#"{"first_name":"Ada"}}"#), "trailing characters");
    assert_eq!(refusal::<later::UpdateUserRequest>(""), "EOF while parsing a value");
}

#[test]
fn an_error_says_where_it_is() {
    let error =
        serde_json::from_str::<later::UpdateUserRequest>("{\n  \"first_name\": 1\n}").expect_err("a number is no name");
    assert_eq!((error.line(), error.column()), (2, 17));
}

#[test]
fn the_first_wrong_member_of_the_body_is_the_one_reported() {
    assert_eq!(
        refusal_of_text::<later::UpdateUserRequest>(r#"{"last_name":1,"first_name":1,"zzz":1}"#),
        "invalid type: integer `1`, expected a string"
    );
    assert_eq!(
        refusal_of_text::<later::UpdateUserRequest>(r#"{"lst_name":1,"first_name":1}"#),
        "unknown field `lst_name`: did you mean `last_name`?"
    );
}

#[test]
fn a_wrong_member_is_reported_before_a_broken_rule() {
    assert_eq!(
        refusal::<later::UpdateUserRequest>(r#"{"skip_password_checks":true,"username":1}"#),
        "invalid type: integer `1`, expected a string"
    );
}

#[test]
fn escaped_names_are_names() {
    let request = read::<later::UpdateUserRequest>(
        r#"{"first_na\u006de":"Ada","\u006cast_name":null,"\u0075\u0073\u0065\u0072\u006e\u0061\u006d\u0065":"ada"}"#,
    )
    .expect("escapes spell the same names");
    let expected = later::UpdateUserRequest {
        first_name: "Ada".into(),
        last_name: Patch::Clear,
        username: "ada".into(),
        ..Default::default()
    };
    assert_eq!(request, expected);
}

#[test]
fn escapes_do_not_hide_a_mistake() {
    assert_eq!(
        refusal_of_text::<later::UpdateUserRequest>(r#"{"first_name":"Ada","first_na\u006de":"Bea"}"#),
        "duplicate field `first_name`"
    );
    assert_eq!(
        refusal::<later::UpdateUserRequest>(r#"{"fist_na\u006de":"Ada"}"#),
        "unknown field `fist_name`: did you mean `first_name`?"
    );
    assert_eq!(refusal::<later::UpdateUserRequest>(r#"{"\u0069d":"user_1"}"#), "`id` cannot be changed");
}

#[test]
fn members_come_in_any_order() {
    let sorted = r#"{"external_id":"e","first_name":"f","last_name":"l","username":null,"created_at":"c","password":"p","skip_password_checks":true,"backup_codes":["b"]}"#;
    let shuffled = r#"{"backup_codes":["b"],"skip_password_checks":true,"username":null,"last_name":"l","password":"p","external_id":"e","created_at":"c","first_name":"f"}"#;
    let request = read::<later::UpdateUserRequest>(shuffled).expect("order means nothing");
    assert_eq!(read(sorted), Ok(request.clone()));
    assert_eq!(print(&request), sorted, "a request prints in the order of its declaration");
}

#[test]
fn a_name_in_another_case_is_another_name() {
    assert!(refusal::<UpdateOrganizationRequest>(r#"{"Name":"x"}"#).starts_with("unknown field `Name`"));
    assert!(refusal::<UpdateOrganizationRequest>(r#"{"name ":"x"}"#).starts_with("unknown field `name `"));
    assert!(refusal::<UpdateOrganizationRequest>(r#"{"":"x"}"#).starts_with("unknown field ``"));
}

#[test]
fn an_unknown_member_names_what_is_meant() {
    for (sent, meant) in [
        ("fist_name", "first_name"),
        ("first_nam", "first_name"),
        ("first_names", "first_name"),
        ("frist_name", "first_name"),
        ("pasword", "password"),
        ("skip_password_check", "skip_password_checks"),
        ("public_metdata", "public_metadata"),
    ] {
        assert_eq!(
            refusal::<later::UpdateUserRequest>(&format!("{{{sent:?}:null}}")),
            format!("unknown field `{sent}`: did you mean `{meant}`?")
        );
    }
}

#[test]
fn the_rust_name_of_a_renamed_member_is_an_unknown_member() {
    assert_eq!(
        refusal::<UpsertTemplateRequest>(r#"{"body_markup":"<p>"}"#),
        "unknown field `body_markup`: did you mean `bodyMarkup`?"
    );
}

#[test]
fn an_unknown_member_lists_at_most_twelve_others() {
    assert_eq!(
        refusal::<UpdateOrganizationRequest>(r#"{"zzz":1}"#),
        "unknown field `zzz`: expected one of `name`, `slug`, `max_allowed_memberships`, \
         `admin_delete_enabled`, `created_at`"
    );
    assert_eq!(
        refusal::<later::UpdateUserRequest>(r#"{"zzz":1}"#),
        "unknown field `zzz`: expected one of `external_id`, `first_name`, `last_name`, \
         `primary_email_address_id`, `primary_phone_number_id`, `primary_web3_wallet_id`, `username`, \
         `profile_image_id`, `delete_self_enabled`, `create_organization_enabled`, `public_metadata`, \
         `private_metadata`, and 8 more"
    );
}

/// The text for a request with exactly as many fields as a text names, and one more.
#[test]
fn the_list_of_twelve_ends_where_it_should() {
    #[derive(PatchRequest)]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Twelve {
        a01: u8,
        a02: u8,
        a03: u8,
        a04: u8,
        a05: u8,
        a06: u8,
        a07: u8,
        a08: u8,
        a09: u8,
        a10: u8,
        a11: u8,
        a12: u8,
    }

    #[derive(PatchRequest)]
    #[patch(request_only { a13: u8 })]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Thirteen {
        a01: u8,
        a02: u8,
        a03: u8,
        a04: u8,
        a05: u8,
        a06: u8,
        a07: u8,
        a08: u8,
        a09: u8,
        a10: u8,
        a11: u8,
        a12: u8,
    }

    let twelve = "unknown field `something`: expected one of `a01`, `a02`, `a03`, `a04`, `a05`, `a06`, `a07`, \
                  `a08`, `a09`, `a10`, `a11`, `a12`";
    assert_eq!(refusal::<UpdateTwelveRequest>(r#"{"something":1}"#), twelve);
    assert_eq!(refusal::<UpdateThirteenRequest>(r#"{"something":1}"#), format!("{twelve}, and 1 more"));
}

#[test]
fn a_request_with_one_field_or_none_says_so() {
    #[derive(PatchRequest)]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct One {
        #[patch(skip)]
        id: u8,
        only: u8,
    }

    #[derive(PatchRequest)]
    struct Nothing {}

    #[derive(PatchRequest)]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct AllSkipped {
        #[patch(skip)]
        id: u8,
    }

    assert_eq!(refusal::<UpdateOneRequest>(r#"{"something":1}"#), "unknown field `something`: expected `only`");
    assert_eq!(
        refusal::<UpdateNothingRequest>(r#"{"something":1}"#),
        "unknown field `something`: this request has no fields"
    );
    assert_eq!(
        refusal::<UpdateAllSkippedRequest>(r#"{"something":1}"#),
        "unknown field `something`: this request has no fields"
    );
    assert_eq!(refusal::<UpdateAllSkippedRequest>(r#"{"id":1}"#), "`id` cannot be changed");
    assert_eq!(read("{}"), Ok(UpdateNothingRequest::new()));
    assert_eq!(print(&UpdateNothingRequest::new()), "{}");
    assert!(UpdateNothingRequest::new().is_empty());
    UpdateNothingRequest::new().apply_to(&mut Nothing {});
}

#[test]
fn a_skipped_member_cannot_be_changed() {
    for value in [r#""user_1""#, "null", "{}"] {
        let body = format!(r#"{{"first_name":"Ada","id":{value}}}"#);
        assert_eq!(refusal::<later::UpdateUserRequest>(&body), "`id` cannot be changed");
        assert_eq!(refusal::<sdk::UpdateUserRequest>(&body), "`id` cannot be changed");
    }
    // By its name on the wire, as every other member.
    assert_eq!(refusal::<UpsertTemplateRequest>(r#"{"templateSlug":"x"}"#), "`templateSlug` cannot be changed");
}

#[test]
fn long_names_are_cut_in_texts() {
    for letter in ["K", "é", "漢", "🦀"] {
        let name = letter.repeat(10_000);
        let text = refusal::<later::UpdateUserRequest>(&format!("{{{name:?}:1}}"));
        assert!(text.starts_with(&format!("unknown field `{}…`: expected", letter.repeat(64))), "{text}");
        assert!(text.len() < 1024, "{} bytes", text.len());
    }
}

#[test]
fn a_name_cannot_break_the_line_of_a_text() {
    assert_eq!(
        refusal::<UpdateOrganizationRequest>(r#"{"slug\n\u001b[31m":1}"#).lines().next(),
        Some(
            "unknown field `slug\\n\\u{1b}[31m`: expected one of `name`, `slug`, `max_allowed_memberships`, \
             `admin_delete_enabled`, `created_at`"
        )
    );
}

#[test]
fn large_bodies_are_read() {
    let long = "x".repeat(1 << 20);
    let request =
        read::<later::UpdateUserRequest>(&format!(r#"{{"first_name":"{long}"}}"#)).expect("a long string is a string");
    assert_eq!(request.first_name.value(), Some(&long));

    let many: Vec<String> = (0..10_000).map(|index| format!(r#""x{index}":null"#)).collect();
    let text = refusal::<later::UpdateUserRequest>(&format!("{{{}}}", many.join(",")));
    assert!(text.starts_with("unknown field `x0`: expected one of"), "{text}");

    let nested = |depth: usize| format!(r#"{{"public_metadata":{}{}}}"#, "[".repeat(depth), "]".repeat(depth));
    read::<later::UpdateUserRequest>(&nested(126)).expect("as deep as the format goes");
    let text = serde_json::from_str::<later::UpdateUserRequest>(&nested(127))
        .expect_err("deeper than the format goes")
        .to_string();
    assert!(text.starts_with("recursion limit exceeded"), "{text}");
}

#[test]
fn numbers_keep_their_edges() {
    #[derive(PatchRequest)]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Edges {
        unsigned: u64,
        #[patch(nullable)]
        signed: Option<i64>,
        huge: i128,
        float: f64,
    }

    let text =
        format!(r#"{{"unsigned":{},"signed":{},"huge":{},"float":1e308}}"#, u64::MAX, i64::MIN, i128::from(i64::MIN));
    let request = read::<UpdateEdgesRequest>(&text).expect("edges are values");
    assert_eq!(request.unsigned, Some(u64::MAX));
    assert_eq!(request.signed, Patch::Set(i64::MIN));
    assert_eq!(request.huge, Some(i128::from(i64::MIN)));
    assert_eq!(request.float, Some(1e308));
}
