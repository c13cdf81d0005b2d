//! Bodies and requests to try: bodies that are right and wrong, requests that are valid and not.

use patch_runtime::Patch;
use patch_tests::{later, organization, template};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::oracle::{Body, FIRST, Kind, LATER, Member, ORGANIZATION, TEMPLATE};

/// Any JSON without fractions, which do not all survive printing.
fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(".{0,4}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Any JSON that a field can be set to: null would clear it.
fn set_json() -> impl Strategy<Value = Value> {
    json_value().prop_filter("null is no value", |value| !value.is_null())
}

fn right_value(kind: Kind) -> BoxedStrategy<Value> {
    match kind {
        Kind::Text => ".{0,12}".prop_map(Value::from).boxed(),
        Kind::Flag => any::<bool>().prop_map(Value::from).boxed(),
        Kind::Number => any::<i64>().prop_map(Value::from).boxed(),
        Kind::Texts => prop::collection::vec(".{0,4}", 0..3).prop_map(Value::from).boxed(),
        Kind::Json => set_json().boxed(),
    }
}

/// Values of which some are right for one kind of member and none for all.
fn any_value() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!(""),
        json!("true"),
        json!("1"),
        json!(0),
        json!(-1),
        json!(u64::MAX),
        json!(1.5),
        json!(true),
        json!([]),
        json!(["a", 1]),
        json!([null]),
        json!({}),
        json!({"first_name": "Ada"}),
        Value::Null,
    ])
}

/// Bodies that know the members, of which about half make a mistake.
pub(crate) fn body(allowed: &'static [Member]) -> impl Strategy<Value = Body> {
    let known: Vec<_> = allowed
        .iter()
        .map(|member| {
            let absent: u32 = if member.required { 1 } else { 20 };
            let null = if member.nullable { 6 } else { 1 };
            prop_oneof![
                absent => Just(None),
                null => Just(Some(Value::Null)),
                12 => right_value(member.kind).prop_map(Some),
                1 => any_value().prop_map(Some),
            ]
            .prop_map(move |value| value.map(|value| (member.name.to_owned(), value)))
        })
        .collect();
    let known = known.prop_map(|members| members.into_iter().flatten().collect::<Vec<_>>()).prop_shuffle();
    let strange = prop_oneof![
        prop::sample::select(vec!["id", "Name", "first-name", "fist_name", "nam", "", "body_markup"])
            .prop_map(str::to_owned),
        ".{0,12}",
        prop::sample::select(allowed).prop_map(|member| member.name.to_owned()),
    ];
    let extra = prop_oneof![
        8 => Just(None),
        1 => (strange, any_value()).prop_map(Some),
    ];
    (known, extra, any::<prop::sample::Index>(), any::<bool>()).prop_map(|(mut members, extra, place, escaped)| {
        if let Some(extra) = extra {
            members.insert(place.index(members.len() + 1), extra);
        }
        Body { members, escaped }
    })
}

fn patch<T: Clone + std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Patch<T>> {
    prop_oneof![2 => Just(Patch::Keep), 1 => Just(Patch::Clear), 2 => value.prop_map(Patch::Set)]
}

fn text() -> impl Strategy<Value = String> {
    any::<String>()
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..3)
}

/// Requests of the later form of the user, valid and not.
pub(crate) fn later_request() -> impl Strategy<Value = later::UpdateUserRequest> {
    let names = (patch(text()), patch(text()), patch(text()), patch(text()), patch(text()));
    let flags = (patch(any::<bool>()), patch(any::<bool>()), patch(any::<bool>()), patch(any::<bool>()));
    let ids = (prop::option::of(text()), prop::option::of(text()), prop::option::of(text()), prop::option::of(text()));
    let json = (prop::option::of(set_json()), prop::option::of(set_json()), prop::option::of(set_json()));
    let secrets = (patch(text()), prop::option::of(text()), prop::option::of(texts()));
    (names, flags, ids, json, secrets, prop::option::of(any::<bool>())).prop_map(
        |(names, flags, ids, json, secrets, notify)| later::UpdateUserRequest {
            external_id: names.0,
            first_name: names.1,
            last_name: names.2,
            username: names.3,
            profile_image_id: names.4,
            skip_password_checks: flags.0,
            sign_out_of_other_sessions: flags.1,
            delete_self_enabled: flags.2,
            create_organization_enabled: flags.3,
            primary_email_address_id: ids.0,
            primary_phone_number_id: ids.1,
            primary_web3_wallet_id: ids.2,
            created_at: ids.3,
            public_metadata: json.0,
            private_metadata: json.1,
            unsafe_metadata: json.2,
            password: secrets.0,
            totp_secret: secrets.1,
            backup_codes: secrets.2,
            notify_primary_email_address_changed: notify,
        },
    )
}

/// Requests of the organization.
pub(crate) fn organization_request() -> impl Strategy<Value = organization::UpdateOrganizationRequest> {
    (
        prop::option::of(text()),
        patch(text()),
        patch(any::<i64>()),
        prop::option::of(any::<bool>()),
        prop::option::of(text()),
    )
        .prop_map(|(name, slug, max_allowed_memberships, admin_delete_enabled, created_at)| {
            organization::UpdateOrganizationRequest {
                name,
                slug,
                max_allowed_memberships,
                admin_delete_enabled,
                created_at,
            }
        })
}

/// Requests of the template, with and without what is required.
pub(crate) fn template_request() -> impl Strategy<Value = template::UpsertTemplateRequest> {
    (
        prop::option::weighted(0.8, text()),
        prop::option::weighted(0.8, text()),
        patch(text()),
        patch(text()),
        prop::option::of(any::<bool>()),
    )
        .prop_map(|(name, body_markup, reply_to_email_name, from_email_name, delivered_by_service)| {
            template::UpsertTemplateRequest {
                name,
                body_markup,
                reply_to_email_name,
                from_email_name,
                delivered_by_service,
            }
        })
}

/// A property over bodies says little if all of them are right, or none.
#[test]
fn the_bodies_are_of_all_kinds() {
    for allowed in [FIRST, LATER, ORGANIZATION, TEMPLATE] {
        let mut runner = TestRunner::deterministic();
        let strategy = body(allowed);
        let (mut right, mut incomplete, mut twice) = (0, 0, 0);
        for _ in 0..400 {
            let body = strategy.new_tree(&mut runner).expect("a body").current();
            right += u32::from(body.is_well_typed(allowed) && body.is_complete(allowed));
            incomplete += u32::from(!body.is_complete(allowed));
            twice += u32::from(body.value().is_none());
        }
        assert!((100..350).contains(&right), "{right} of 400 are right");
        assert!(twice > 2, "{twice} of 400 have a member twice");
        assert_eq!(incomplete > 20, allowed.iter().any(|member| member.required), "{incomplete}");
    }
}
