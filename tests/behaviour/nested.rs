//! `nested`: an object in the body is merged into the field, member by member.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Field, Patch, PatchRequest, State, Violations};

use crate::wire::{print, read, refusal, refusal_of_text};

#[derive(Clone, Debug, PartialEq, PatchRequest)]
struct Geo {
    lat: i32,
    #[patch(nullable)]
    lon: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(rename_all = "camelCase")]
struct Address {
    #[patch(skip)]
    id: u32,
    street_name: String,
    #[patch(nullable, alias = "postcode", alias = "plz")]
    zip: Option<String>,
    #[patch(rename = "in")]
    country: Option<String>,
    #[patch(nested)]
    geo: Geo,
}

/// Not what a derive would make of it: a request that starts from it can be told from one that starts from nothing.
impl Default for Address {
    fn default() -> Self {
        let geo = Geo { lat: 7, lon: Some(7) };
        Self { id: 7, street_name: "default".to_owned(), zip: Some("7".to_owned()), country: None, geo }
    }
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
struct User {
    name: String,
    #[patch(nested)]
    home: Address,
    #[patch(nested, nullable)]
    work: Option<Address>,
    #[patch(nested)]
    school: Option<Address>,
    #[patch(nested, nullable, default)]
    billing: Address,
    #[patch(nested, nullable, default = Geo { lat: -1, lon: None }, alias = "position")]
    place: Geo,
}

fn address(number: u8) -> Address {
    Address {
        id: number.into(),
        street_name: format!("street {number}"),
        zip: Some(format!("zip {number}")),
        country: Some(format!("country {number}")),
        geo: Geo { lat: number.into(), lon: Some(number.into()) },
    }
}

fn user() -> User {
    User {
        name: "Ada".to_owned(),
        home: address(1),
        work: Some(address(2)),
        school: Some(address(3)),
        billing: address(4),
        place: Geo { lat: 5, lon: Some(5) },
    }
}

#[track_caller]
fn updated(mut user: User, body: &str) -> User {
    read::<UpdateUserRequest>(body).expect(body).apply_to(&mut user);
    user
}

#[test]
fn a_body_is_read_and_printed() {
    for body in [
        "{}",
        r#"{"home":{}}"#,
        r#"{"work":null}"#,
        r#"{"work":{},"school":{"geo":{}},"billing":null,"place":{}}"#,
        r#"{"name":"n","home":{"streetName":"s","zip":null,"in":"c","geo":{"lat":1,"lon":null}},"place":{"lon":1}}"#,
    ] {
        assert_eq!(print(&read::<UpdateUserRequest>(body).expect(body)), body);
    }
}

#[test]
fn the_field_holds_the_other_request() {
    let request: UpdateUserRequest =
        read(r#"{"home":{"zip":null,"geo":{"lat":1}},"work":{"in":"c"},"school":{},"billing":null}"#).expect("objects");
    let expected = UpdateUserRequest {
        name: None,
        home: Some(UpdateAddressRequest {
            zip: Patch::Clear,
            geo: Some(UpdateGeoRequest { lat: Some(1), lon: Patch::Keep }),
            ..UpdateAddressRequest::new()
        }),
        work: Patch::Set(UpdateAddressRequest { country: Some("c".to_owned()), ..UpdateAddressRequest::new() }),
        school: Some(UpdateAddressRequest::new()),
        billing: Patch::Clear,
        place: Patch::Keep,
    };
    assert_eq!(request, expected);
    assert_eq!(request.clone(), expected);
    assert_eq!(
        format!("{request:?}"),
        "UpdateUserRequest { home: UpdateAddressRequest { zip: null, geo: UpdateGeoRequest { lat: 1 } }, \
         work: UpdateAddressRequest { in: \"c\" }, school: UpdateAddressRequest, billing: null }"
    );
}

#[test]
fn what_an_object_leaves_out_stays() {
    for body in ["{}", r#"{"home":{},"work":{},"school":{},"billing":{},"place":{}}"#, r#"{"home":{"geo":{}}}"#] {
        assert_eq!(updated(user(), body), user(), "{body}");
    }
}

#[test]
fn members_are_set_and_cleared_at_every_depth() {
    let body = r#"{
        "home": {"streetName": "s", "geo": {"lon": null}},
        "work": {"zip": null, "geo": {"lat": 0}},
        "school": {"in": "c", "geo": {"lat": 0, "lon": 0}},
        "billing": {"zip": "z"},
        "place": {"lon": null}
    }"#;
    let mut expected = user();
    expected.home.street_name = "s".to_owned();
    expected.home.geo.lon = None;
    let work = expected.work.as_mut().expect("there is one");
    work.zip = None;
    work.geo.lat = 0;
    let school = expected.school.as_mut().expect("there is one");
    school.country = Some("c".to_owned());
    school.geo = Geo { lat: 0, lon: Some(0) };
    expected.billing.zip = Some("z".to_owned());
    expected.place.lon = None;
    assert_eq!(updated(user(), body), expected);
}

#[test]
fn null_clears_or_resets_the_whole() {
    let expected = User { work: None, billing: Address::default(), place: Geo { lat: -1, lon: None }, ..user() };
    assert_eq!(updated(user(), r#"{"work":null,"billing":null,"place":null}"#), expected);
    let homeless = User { work: None, ..user() };
    assert_eq!(updated(homeless.clone(), r#"{"work":null}"#), homeless);
}

#[test]
fn where_there_is_nothing_an_object_starts_from_the_default() {
    let nowhere = User { work: None, school: None, ..user() };
    let there = Some(Address::default());
    let expected = User { work: there.clone(), school: there, ..user() };
    assert_eq!(updated(nowhere.clone(), r#"{"work":{},"school":{}}"#), expected);
    assert_eq!(updated(nowhere.clone(), r#"{"work":{"geo":{}},"school":{"geo":{}}}"#), expected);

    let after = updated(nowhere, r#"{"work":{"zip":null,"geo":{"lat":0}},"school":{"streetName":"s"}}"#);
    let geo = Geo { lat: 0, lon: Some(7) };
    assert_eq!(after.work, Some(Address { zip: None, geo, ..Address::default() }));
    assert_eq!(after.school, Some(Address { street_name: "s".to_owned(), ..Address::default() }));
}

/// What is always there needs no `Default`, and nothing that is merged needs anything but its request.
#[test]
fn what_is_there_needs_no_traits() {
    #[derive(PatchRequest)]
    struct Bare {
        a: u8,
        b: u8,
    }
    #[derive(PatchRequest)]
    struct Holder {
        #[patch(nested)]
        bare: Bare,
        #[patch(nested, nullable, default = Bare { a: 8, b: 9 })]
        reset: Bare,
    }

    let mut holder = Holder { bare: Bare { a: 1, b: 2 }, reset: Bare { a: 3, b: 4 } };
    let request: UpdateHolderRequest = read(r#"{"bare":{"a":5},"reset":{"b":6}}"#).expect("objects");
    request.apply_to(&mut holder);
    assert_eq!([holder.bare.a, holder.bare.b, holder.reset.a, holder.reset.b], [5, 2, 3, 6]);
    read::<UpdateHolderRequest>(r#"{"reset":null}"#).expect("null").apply_to(&mut holder);
    assert_eq!([holder.reset.a, holder.reset.b], [8, 9]);
}

#[test]
fn null_is_refused_where_nothing_can_be_cleared() {
    for (body, name) in [
        (r#"{"home":null}"#, "home"),
        (r#"{"school":null}"#, "school"),
        (r#"{"home":{"streetName":null}}"#, "streetName"),
        (r#"{"home":{"in":null}}"#, "in"),
        (r#"{"work":{"geo":null}}"#, "geo"),
        (r#"{"school":{"geo":{"lat":null}}}"#, "lat"),
    ] {
        let sentence =
            format!("`{name}` must not be null: send a value, or leave the field out to keep the current one");
        assert_eq!(refusal::<UpdateUserRequest>(body), sentence);
    }
}

#[test]
fn members_inside_are_refused_as_outside() {
    for (body, sentence) in [
        (r#"{"home":{"stretName":"s"}}"#, "unknown field `stretName`: did you mean `streetName`?"),
        (r#"{"work":{"geo":{"latt":1}}}"#, "unknown field `latt`: did you mean `lat`?"),
        (r#"{"place":{"x":1}}"#, "unknown field `x`: expected one of `lat`, `lon`"),
        // Each object has the names of its own level.
        (
            r#"{"home":{"name":"n"}}"#,
            "unknown field `name`: expected one of `streetName`, `zip`, `in`, `geo`, `postcode`, `plz`",
        ),
        (
            r#"{"name":"n","zip":"z"}"#,
            "unknown field `zip`: expected one of `name`, `home`, `work`, `school`, `billing`, `place`, `position`",
        ),
        (r#"{"home":{"id":1}}"#, "`id` cannot be changed"),
        (r#"{"work":{"geo":{"id":1}}}"#, "unknown field `id`: expected one of `lat`, `lon`"),
        (r#"{"home":{"geo":{"lat":"x"}}}"#, "invalid type: string \"x\", expected i32"),
    ] {
        assert_eq!(refusal::<UpdateUserRequest>(body), sentence);
    }
    for (body, name) in [
        (r#"{"home":{},"home":{}}"#, "home"),
        (r#"{"work":null,"work":{}}"#, "work"),
        (r#"{"place":{},"position":null}"#, "place"),
        (r#"{"home":{"zip":"1","zip":"2"}}"#, "zip"),
        (r#"{"home":{"plz":null,"postcode":"2"}}"#, "zip"),
        (r#"{"billing":{"geo":{"lat":1},"geo":{}}}"#, "geo"),
    ] {
        assert_eq!(refusal_of_text::<UpdateUserRequest>(body), format!("duplicate field `{name}`"));
    }
}

#[test]
fn aliases_and_other_names_work_inside() {
    let request: UpdateUserRequest =
        read(r#"{"home":{"plz":"1"},"work":{"postcode":null},"position":{"lat":2}}"#).expect("aliases");
    assert_eq!(print(&request), r#"{"home":{"zip":"1"},"work":{"zip":null},"place":{"lat":2}}"#);
    assert!(refusal::<UpdateUserRequest>(r#"{"home":{"street_name":"s"}}"#).ends_with("did you mean `streetName`?"));
    assert!(refusal::<UpdateUserRequest>(r#"{"home":{"country":"c"}}"#).starts_with("unknown field `country`"));
}

#[test]
fn unknown_members_are_a_matter_of_each_struct() {
    #[derive(PatchRequest)]
    #[patch(allow_unknown)]
    struct Open {
        a: u8,
    }
    #[derive(PatchRequest)]
    struct Closed {
        #[patch(nested)]
        open: Open,
    }
    #[derive(PatchRequest)]
    #[patch(allow_unknown)]
    struct Outermost {
        #[patch(nested)]
        closed: Closed,
    }

    read::<UpdateOutermostRequest>(r#"{"x":1,"closed":{"open":{"x":{"y":[null]},"a":1}}}"#).expect("both are open");
    assert_eq!(refusal::<UpdateOutermostRequest>(r#"{"x":1,"closed":{"x":1}}"#), "unknown field `x`: expected `open`");
}

#[test]
fn what_is_no_object_is_refused() {
    const EXPECTED: &str = "expected an object with the fields to change";
    for (value, kind) in [
        ("[]", "sequence"),
        (r#"["s","z"]"#, "sequence"),
        (r#""s""#, r#"string "s""#),
        ("1", "integer `1`"),
        ("0.5", "floating point `0.5`"),
        ("true", "boolean `true`"),
    ] {
        for name in ["home", "work", "school", "billing"] {
            let body = format!(r#"{{"{name}":{value}}}"#);
            assert_eq!(refusal::<UpdateUserRequest>(&body), format!("invalid type: {kind}, {EXPECTED}"));
            let body = format!(r#"{{"{name}":{{"geo":{value}}}}}"#);
            assert_eq!(refusal::<UpdateUserRequest>(&body), format!("invalid type: {kind}, {EXPECTED}"));
        }
    }
}

#[test]
fn the_tables_are_nested_too() {
    let names = |fields: &'static [Field]| fields.iter().map(Field::name).collect::<Vec<_>>();
    let [name, home, work, school, billing, place] = UpdateUserRequest::FIELDS else { panic!("six fields") };
    assert_eq!(name.nested(), None);
    for field in [home, work, school, billing] {
        assert_eq!(field.nested(), Some(UpdateAddressRequest::FIELDS));
        assert_eq!(names(field.nested().expect("a table")), ["streetName", "zip", "in", "geo"]);
    }
    let nullable = UpdateUserRequest::FIELDS.iter().filter(|field| field.is_nullable());
    assert!(nullable.map(Field::name).eq(["work", "billing", "place"]));
    assert_eq!(names(place.nested().expect("a table")), ["lat", "lon"]);
    let geo = home.nested().and_then(|fields| fields[3].nested()).expect("a table in a table");
    assert_eq!(names(geo), ["lat", "lon"]);
    assert_eq!(geo[0].nested(), None);
}

#[test]
fn an_empty_object_is_present() {
    let request: UpdateUserRequest = read(r#"{"home":{},"work":null}"#).expect("an object and null");
    assert!(!request.is_empty());
    assert!(request.home.as_ref().is_some_and(PatchRequest::is_empty));
    assert!(request.present_fields().map(Field::name).eq(["home", "work"]));
    let states: Vec<_> = (0..=UpdateUserRequest::FIELDS.len()).map(|field| request.state(field)).collect();
    assert_eq!(states[..4], [State::Kept, State::Set, State::Cleared, State::Kept]);
    assert_eq!(states[4..], [State::Kept; 3]);
    assert!(read::<UpdateUserRequest>("{}").expect("nothing").is_empty());
}

#[test]
fn a_builder_takes_the_other_request() {
    let home = || UpdateAddressRequest::builder().street_name("s").clear_zip().build().expect("no rules");
    let request: Result<UpdateUserRequest, Violations> = UpdateUserRequest::builder()
        .home(home())
        .clear_work()
        .maybe_school(Some(home()))
        .clear_billing()
        .maybe_billing(None)
        .place(UpdateGeoRequest::builder().lat(1).build())
        .build();
    assert_eq!(
        print(&request.expect("no rules")),
        concat!(
            r#"{"home":{"streetName":"s","zip":null},"work":null,"school":{"streetName":"s","zip":null},"#,
            r#""billing":null,"place":{"lat":1}}"#
        )
    );
    let request = UpdateUserRequest::builder().clear_work().maybe_work(Some(home())).maybe_home(None).build();
    assert_eq!(print(&request.expect("no rules")), r#"{"work":{"streetName":"s","zip":null}}"#);
    let request = UpdateUserRequest::builder().work(home()).clear_work().try_build().expect("no rules");
    assert_eq!(request.work, Patch::Clear, "the last call wins");
}

/// Which requests could be wrong is not told by types: `build` of what holds another request may fail, and that of
/// what is at the bottom may not.
#[test]
fn building_may_fail_above_the_bottom() {
    let geo: UpdateGeoRequest = UpdateGeoRequest::builder().lat(1).build();
    let address: Result<UpdateAddressRequest, Violations> = UpdateAddressRequest::builder().geo(geo).build();
    assert_eq!(print(&address.expect("no rules")), r#"{"geo":{"lat":1}}"#);
}

#[test]
fn in_request_only_it_is_read_and_never_applied() {
    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    #[patch(request_only {
        /// Where to send the confirmation, this time only.
        #[patch(nested)]
        confirm_at: Address,
        #[patch(nested, nullable)]
        other: Geo,
    })]
    struct Order {
        note: String,
    }

    let body = r#"{"note":"n","confirm_at":{"zip":null,"geo":{"lat":1}},"other":null}"#;
    let request: UpdateOrderRequest = read(body).expect(body);
    assert_eq!(print(&request), body);
    let inside: &Option<UpdateAddressRequest> = &request.confirm_at;
    assert!(inside.as_ref().is_some_and(|address| address.zip.is_clear()));
    let _: &Patch<UpdateGeoRequest> = &request.other;
    let mut order = Order { note: String::new() };
    request.apply_to(&mut order);
    assert_eq!(order, Order { note: "n".to_owned() });

    let field = &UpdateOrderRequest::FIELDS[1];
    assert!(field.is_request_only() && field.nested() == Some(UpdateAddressRequest::FIELDS));
    assert!(refusal::<UpdateOrderRequest>(r#"{"confirm_at":null}"#).starts_with("`confirm_at` must not be null"));
    assert_eq!(refusal::<UpdateOrderRequest>(r#"{"confirm_at":{"id":1}}"#), "`id` cannot be changed");
    let built = UpdateOrderRequest::builder().confirm_at(UpdateAddressRequest::new()).clear_other().build();
    assert_eq!(print(&built.expect("no rules")), r#"{"confirm_at":{},"other":null}"#);
}

/// Without the word, a struct is a value like any other: it is read as a whole and replaces what was there.
#[test]
fn without_the_word_a_struct_replaces() {
    use std::collections::BTreeMap;

    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, PatchRequest)]
    struct Line {
        text: String,
        #[serde(default)]
        #[patch(nullable)]
        note: Option<String>,
    }
    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    struct Letter {
        first: Line,
        #[patch(nullable)]
        last: Option<Line>,
        lines: Vec<Line>,
        named: BTreeMap<String, Line>,
        #[patch(nested)]
        title: Line,
    }

    let line = |text: &str| Line { text: text.to_owned(), note: Some("note".to_owned()) };
    let mut letter = Letter {
        first: line("1"),
        last: Some(line("2")),
        lines: vec![line("3"), line("4")],
        named: BTreeMap::from([("a".to_owned(), line("5"))]),
        title: line("6"),
    };
    let request: UpdateLetterRequest = read(
        r#"{
            "first": {"text": "f"},
            "last": {"text": "l"},
            "lines": [{"text": "m"}],
            "named": {"b": {"text": "n"}},
            "title": {"text": "t"}
        }"#,
    )
    .expect("whole lines, and an object to merge");
    let _: &Option<Vec<Line>> = &request.lines;
    request.apply_to(&mut letter);
    let bare = |text: &str| Line { text: text.to_owned(), note: None };
    assert_eq!((&letter.first, letter.last), (&bare("f"), Some(bare("l"))));
    assert_eq!(letter.lines, [bare("m")]);
    assert_eq!(letter.named, BTreeMap::from([("b".to_owned(), bare("n"))]));
    assert_eq!(letter.title, line("t"), "the one that is merged keeps its note");

    for body in [r#"{"first":{}}"#, r#"{"last":{}}"#, r#"{"lines":[{}]}"#, r#"{"named":{"b":{"note":"n"}}}"#] {
        assert_eq!(refusal::<UpdateLetterRequest>(body), "missing field `text`");
    }
    read::<UpdateLetterRequest>(r#"{"title":{}}"#).expect("nothing is missing in a request");
}
