//! What no request can say is an error that tells where and why.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use std::collections::BTreeMap;
use std::error::Error;

use patch_runtime::{Field, Inexpressible, PatchRequest};
use serde_json::{Map, Value, json};

use crate::wire::{print, read};

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(rename_all = "camelCase")]
struct Address {
    #[patch(skip)]
    row_id: u32,
    zip: Option<String>,
    #[patch(nested, rename = "geo/lo~c")]
    geo: Geo,
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Geo {
    #[patch(skip)]
    source: u8,
    #[patch(rename = "a/b~c")]
    height: Option<i32>,
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(rename_all = "camelCase")]
struct User {
    #[patch(skip)]
    row_id: u32,
    nickname: Option<String>,
    #[patch(nested)]
    home: Address,
    #[patch(nested)]
    school: Option<Address>,
    #[patch(nested, nullable)]
    work: Option<Address>,
    #[patch(nested, nullable, default)]
    billing: Address,
    #[patch(merge)]
    labels: Option<BTreeMap<String, String>>,
    #[patch(merge, nullable, default)]
    limits: BTreeMap<String, u32>,
    #[patch(merge)]
    meta: Value,
    #[patch(merge, nullable)]
    extra: Option<Value>,
    #[patch(merge)]
    object: Map<String, Value>,
    #[patch(skip)]
    updated_at: u32,
}

fn user() -> User {
    User { meta: json!({}), work: Some(Address::default()), ..User::default() }
}

#[track_caller]
fn difference(from: &User, to: &User) -> Inexpressible {
    UpdateUserRequest::diff(from, to).expect_err("it cannot be said")
}

fn pointers(error: &Inexpressible) -> Vec<&str> {
    error.pointers().collect()
}

/// The error about one change of the user above, which must be the only one.
#[track_caller]
fn one(change: impl FnOnce(&mut User)) -> (String, String) {
    let mut after = user();
    change(&mut after);
    let error = difference(&user(), &after);
    assert_eq!(error.pointers().len(), 1);
    (pointers(&error)[0].to_owned(), error.to_string())
}

#[test]
fn a_field_that_cannot_be_cleared_stays() {
    let some = || Some("n".to_owned());
    let full = User {
        nickname: some(),
        home: Address { zip: some(), geo: Geo { height: Some(1), ..Geo::default() }, ..Address::default() },
        school: Some(Address::default()),
        labels: Some(BTreeMap::new()),
        ..user()
    };
    let error = difference(&full, &user());
    assert_eq!(pointers(&error), ["/nickname", "/home/zip", "/home/geo~1lo~0c/a~1b~0c", "/school", "/labels"]);
    assert_eq!(
        error.to_string(),
        "no request can clear `/nickname`; no request can clear `/home/zip`; \
         no request can clear `/home/geo~1lo~0c/a~1b~0c`; and 2 more"
    );
    assert_eq!(
        UpdateUserRequest::diff(&user(), &full).map(|request| print(&request)).as_deref(),
        Ok(r#"{"nickname":"n","home":{"zip":"n","geo/lo~c":{"a/b~c":1}},"school":{},"labels":{}}"#)
    );
}

#[test]
fn a_field_that_is_in_no_request_stays() {
    let expected = |pointer: &str| (pointer.to_owned(), format!("no request can change `{pointer}`"));
    assert_eq!(one(|user| user.row_id = 1), expected("/rowId"));
    assert_eq!(one(|user| user.updated_at = 1), expected("/updatedAt"));
    assert_eq!(one(|user| user.home.row_id = 1), expected("/home/rowId"));
    assert_eq!(one(|user| user.billing.geo.source = 1), expected("/billing/geo~1lo~0c/source"));
    assert_eq!(one(|user| user.work.as_mut().expect("some").row_id = 1), expected("/work/rowId"));
    // What is made where there was nothing has the default's.
    assert_eq!(one(|user| user.school = Some(Address { row_id: 1, ..Address::default() })), expected("/school/rowId"));
    let homeless = User { work: None, ..user() };
    let there = User { work: Some(Address { row_id: 1, ..Address::default() }), ..user() };
    assert_eq!(pointers(&difference(&homeless, &there)), ["/work/rowId"]);
    UpdateUserRequest::diff(&there, &homeless).expect("it goes away with the rest");
}

#[test]
fn null_deletes_and_is_no_value() {
    let expected =
        |pointer: &str| (pointer.to_owned(), format!("no merge can put `null` at `{pointer}`, where it deletes"));
    assert_eq!(one(|user| user.meta = Value::Null), expected("/meta"));
    assert_eq!(one(|user| user.meta = json!({"a": null})), expected("/meta/a"));
    assert_eq!(one(|user| user.meta = json!({"a/b": {"~": null}})), expected("/meta/a~1b/~0"));
    assert_eq!(one(|user| user.extra = Some(Value::Null)), expected("/extra"));
    assert_eq!(one(|user| user.extra = Some(json!({"": null}))), expected("/extra/"));
    assert_eq!(one(|user| user.object = Map::from_iter([("a".to_owned(), Value::Null)])), expected("/object/a"));

    // One that was there may stay, go, or be in a list.
    let with = User { meta: json!({"a": null, "b": 1}), ..user() };
    for (to, body) in [
        (json!({"a": null, "b": 2}), r#"{"meta":{"b":2}}"#),
        (json!({"b": 1}), r#"{"meta":{"a":null}}"#),
        (json!({"a": [null], "b": 1}), r#"{"meta":{"a":[null]}}"#),
        (json!([{"a": null}]), r#"{"meta":[{"a":null}]}"#),
    ] {
        let request = UpdateUserRequest::diff(&with, &User { meta: to, ..user() });
        assert_eq!(request.map(|request| print(&request)).as_deref(), Ok(body));
    }
    assert_eq!(pointers(&difference(&User { meta: json!(1), ..user() }, &with)), ["/meta/a"]);
}

#[test]
fn nothing_is_cleared_first_and_merged_into_then() {
    let merged = |earlier: &Value, later: &Value| {
        let request = |body: &Value| read::<UpdateUserRequest>(&body.to_string()).expect("a right body");
        request(earlier).merged_with(request(later))
    };
    for (earlier, later, pointer) in [
        (json!({"work": null}), json!({"work": {}}), "/work"),
        (json!({"billing": null}), json!({"billing": {"zip": "1"}}), "/billing"),
        (json!({"limits": null}), json!({"limits": {"a": 1}}), "/limits"),
        (json!({"extra": null}), json!({"extra": {"a": 1}}), "/extra"),
        (json!({"extra": "s"}), json!({"extra": {}}), "/extra"),
        (json!({"meta": [1]}), json!({"meta": {"a": 1}}), "/meta"),
        (json!({"meta": {"a/b": null}}), json!({"meta": {"a/b": {"c": 1}}}), "/meta/a~1b"),
        (json!({"object": {"a": {"~": 1}}}), json!({"object": {"a": {"~": {}}}}), "/object/a/~0"),
    ] {
        let error = merged(&earlier, &later).expect_err("it cannot be said");
        assert_eq!(pointers(&error), [pointer]);
        assert_eq!(error.to_string(), format!("no request can clear or replace `{pointer}` and then merge into it"));
        // The other way round it can.
        merged(&later, &earlier).expect("the later one replaces");
    }
    // A key of a typed map is replaced, and so is what has no parts.
    for (earlier, later) in [
        (json!({"limits": {"a": null}}), json!({"limits": {"a": 1}})),
        (json!({"meta": {"a": null}, "extra": null}), json!({"meta": {"a": [1]}, "extra": "s"})),
    ] {
        assert_eq!(merged(&earlier, &later), Ok(read(&later.to_string()).expect("a right body")));
    }
}

/// All of them are told, those of skipped fields first, then field by field.
#[test]
fn all_of_it_is_told() {
    let mut after = user();
    after.row_id = 1;
    after.updated_at = 1;
    after.home.row_id = 1;
    after.meta = json!({"a": null, "b": {"c": null, "d": [null]}});
    after.extra = Some(Value::Null);
    let before = User { nickname: Some("n".to_owned()), ..user() };
    let error = difference(&before, &after);
    let all = ["/rowId", "/updatedAt", "/nickname", "/home/rowId", "/meta/a", "/meta/b/c", "/extra"];
    assert_eq!(pointers(&error), all);
    assert_eq!(error.pointers().len(), 7);
    assert_eq!(
        error.to_string(),
        "no request can change `/rowId`; no request can change `/updatedAt`; no request can clear `/nickname`; \
         and 4 more"
    );
    let three =
        difference(&User { nickname: None, ..before.clone() }, &User { row_id: 2, extra: None, ..after.clone() });
    assert_eq!(three.pointers().len(), 5);
    let exactly = User { row_id: 1, updated_at: 1, meta: json!({"a": null}), ..user() };
    assert_eq!(
        difference(&user(), &exactly).to_string(),
        "no request can change `/rowId`; no request can change `/updatedAt`; \
         no merge can put `null` at `/meta/a`, where it deletes"
    );
    let one_more = User { extra: Some(Value::Null), ..exactly };
    assert!(difference(&user(), &one_more).to_string().ends_with(", where it deletes; and 1 more"));

    let request = |body: Value| read::<UpdateUserRequest>(&body.to_string()).expect("a right body");
    let error = request(json!({"work": null, "limits": null, "meta": {"a": 1, "b": {"c": 1}}}))
        .merged_with(request(json!({"meta": {"b": {"c": {}}, "a": {}}, "limits": {}, "work": {}})))
        .expect_err("four of them");
    assert_eq!(pointers(&error), ["/work", "/limits", "/meta/a", "/meta/b/c"]);
}

#[test]
fn it_is_an_error_like_any_other() {
    fn undo() -> Result<(), Box<dyn Error + Send + Sync + 'static>> {
        let request: UpdateUserRequest = serde_json::from_str(r#"{"nickname":"n"}"#)?;
        request.undo_for(&user())?;
        Ok(())
    }

    let error = undo().expect_err("it cannot be taken back");
    assert_eq!(error.to_string(), "no request can clear `/nickname`");
    assert!(error.source().is_none());
    let error = error.downcast::<Inexpressible>().expect("it is one of ours");
    assert_eq!(error.clone(), error);
    assert_ne!(*error, difference(&user(), &User { row_id: 1, ..user() }));
    assert_ne!(
        difference(&User { nickname: Some(String::new()), ..user() }, &user()),
        difference(&User { labels: Some(BTreeMap::new()), ..user() }, &user())
    );
    assert!(format!("{error:?}").contains("/nickname"));
}

/// Whatever the keys are, there is a text for a log; the pointers have all of it.
#[test]
fn the_text_stays_short() {
    for key in [
        "k".repeat(100_000),
        "ключ".repeat(20_000),
        "😀/~".repeat(20_000),
        "\u{9f}".repeat(20_000),
        "\n\t".repeat(20_000),
    ] {
        let names = (0..50).map(|number| (format!("{number}{key}"), Value::Null));
        let error = difference(&user(), &User { meta: Value::Object(names.collect()), ..user() });
        assert_eq!(error.pointers().len(), 50);
        assert!(error.pointers().all(|pointer| pointer.len() >= key.len()));
        let text = error.to_string();
        assert!(text.len() < 1024, "{} bytes", text.len());
        assert!(text.starts_with("no merge can put `null` at `/meta/0"), "{text}");
        assert!(text.ends_with("…`, where it deletes; and 47 more"), "{text}");
        assert!(!text.contains('\n'));

        let change = |value: Value| {
            let body = json!({"meta": {format!("1{key}"): value, format!("2{key}"): value, format!("3{key}"): value}});
            read::<UpdateUserRequest>(&body.to_string()).expect("a right body")
        };
        let text = change(json!(1)).merged_with(change(json!({}))).expect_err("three of them").to_string();
        assert!(text.len() < 1024, "{} bytes", text.len());
    }
}

/// What cannot be said backwards has changed all the same.
#[test]
fn what_is_changed_is_told_whether_it_can_be_said_or_not() {
    let request: UpdateUserRequest =
        read(r#"{"nickname":"n","school":{},"meta":{"a":{"b":1}},"work":{"zip":"1"}}"#).expect("a right body");
    let undo = request.undo_for(&user()).expect_err("some of it cannot be taken back");
    assert_eq!(pointers(&undo), ["/nickname", "/school", "/work/zip"]);
    assert!(request.changed_fields(&user()).map(Field::name).eq(["nickname", "school", "work", "meta"]));

    // To apply such a request is one thing, and to say what it does another.
    let request = UpdateUserRequest { meta: Some(Value::Null), ..UpdateUserRequest::new() };
    assert!(request.changed_fields(&user()).map(Field::name).eq(["meta"]));
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Row {
    #[patch(skip)]
    id: u32,
    text: String,
}

/// A field may change in nothing but what no request can say, and of others with such a name nothing follows.
#[test]
fn a_reset_changes_what_no_request_can() {
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Rows {
        #[patch(nested, nullable, default)]
        a: Row,
        #[patch(nested, nullable, default)]
        ab: Row,
        #[patch(nested, nullable, default, rename = "a/b")]
        slash: Row,
        #[patch(nested, nullable, default, rename = "a~1b")]
        tilde: Row,
    }

    let row = || Row { id: 1, text: String::new() };
    let rows = Rows { a: row(), ab: row(), slash: row(), tilde: row() };
    for (name, pointer) in [("a", "/a/id"), ("ab", "/ab/id"), ("a/b", "/a~1b/id"), ("a~1b", "/a~01b/id")] {
        let request: UpdateRowsRequest = read(&json!({name: null}).to_string()).expect("null");
        assert!(request.changed_fields(&rows).map(Field::name).eq([name]));
        assert!(request.changed_fields(&Rows::default()).next().is_none());
        let error = request.undo_for(&rows).expect_err("the id is gone");
        assert_eq!(pointers(&error), [pointer]);
        assert_eq!(error.to_string(), format!("no request can change `{pointer}`"));
    }
}
