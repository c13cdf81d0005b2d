//! `nested` in structs of every shape: with parameters, lifetimes and other names, through macros and aliases.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use std::borrow::Cow;
use std::fmt::Debug;
use std::marker::PhantomData;

use patch_runtime::{Field, Patch, PatchRequest, Patchable};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::wire::{print, read, refusal};

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Address {
    street: String,
    #[patch(nullable)]
    zip: Option<String>,
}

fn address() -> Address {
    Address { street: "old".to_owned(), zip: Some("1".to_owned()) }
}

/// Whether a type is `Clone`, and so on, for a test to look at: what is found on the type goes before the trait.
struct Has<T>(PhantomData<T>);

impl<T: Clone> Has<T> {
    const CLONE: bool = true;
}

impl<T: PartialEq> Has<T> {
    const PARTIAL_EQ: bool = true;
}

trait HasNot {
    const CLONE: bool = false;
    const PARTIAL_EQ: bool = false;
}

impl<T> HasNot for Has<T> {}

#[test]
fn a_parameter_may_be_inside() {
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Inner<T> {
        value: T,
        #[patch(nullable)]
        note: Option<String>,
    }
    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    struct Outer<T: Default> {
        #[patch(nested)]
        one: Inner<T>,
        #[patch(nested, nullable)]
        two: Option<Inner<Vec<T>>>,
        #[patch(nested)]
        numbers: Inner<u8>,
    }

    let body = r#"{"one":{"value":1,"note":null},"two":{"value":[2]},"numbers":{"value":3}}"#;
    let request: UpdateOuterRequest<i64> = read(body).expect(body);
    assert_eq!(print(&request.clone()), body);
    let inner = |value| Inner { value, note: Some("n".to_owned()) };
    let mut outer = Outer { one: inner(0), two: None, numbers: Inner { value: 0, note: None } };
    let before = outer.clone();
    let undo = request.undo_for(&before);
    request.apply_to(&mut outer);
    assert_eq!(outer.one, Inner { value: 1, note: None });
    assert_eq!(outer.two, Some(Inner { value: vec![2], note: None }));
    assert_eq!(outer.numbers.value, 3);
    undo.expect("all of it can be taken back").apply_to(&mut outer);
    assert_eq!(outer, before);
    assert!(refusal::<UpdateOuterRequest<bool>>(body).starts_with("invalid type: integer `1`, expected a boolean"));
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
struct Versioned<T: Patchable> {
    version: u32,
    #[patch(nested)]
    content: T,
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
struct Perhaps<T: Patchable + Default> {
    #[patch(nested, nullable)]
    content: Option<T>,
    #[patch(nested)]
    strict: Option<T>,
}

#[test]
fn a_parameter_may_be_what_is_nested() {
    let body = r#"{"version":2,"content":{"zip":null}}"#;
    let request: UpdateVersionedRequest<Address> = read(body).expect(body);
    let content: &Option<UpdateAddressRequest> = &request.content;
    assert!(content.as_ref().is_some_and(|content| content.zip.is_clear()));
    assert_eq!(
        format!("{request:?}"),
        "UpdateVersionedRequest { version: 2, content: UpdateAddressRequest { zip: null } }"
    );
    assert_eq!(print(&request), body);
    let mut versioned = Versioned { version: 1, content: address() };
    let changed: Vec<_> = request.changed_fields(&versioned).map(Field::name).collect();
    assert_eq!(changed, ["version", "content"]);
    request.apply_to(&mut versioned);
    assert_eq!(versioned, Versioned { version: 2, content: Address { zip: None, ..address() } });

    // One in the other, to any depth.
    let body = r#"{"content":{"version":1,"content":{"street":"s"}}}"#;
    let request: UpdateVersionedRequest<Versioned<Address>> = read(body).expect(body);
    assert_eq!(print(&request), body);
    assert_eq!(
        UpdateVersionedRequest::<Versioned<Address>>::FIELDS[1].nested().map(<[Field]>::len),
        Some(UpdateVersionedRequest::<Address>::FIELDS.len())
    );

    let mut perhaps = Perhaps { content: None, strict: Some(address()) };
    let request: UpdatePerhapsRequest<Address> =
        read(r#"{"content":{"zip":"2"},"strict":{"zip":null}}"#).expect("objects");
    request.apply_to(&mut perhaps);
    assert_eq!(perhaps.content, Some(Address { street: String::new(), zip: Some("2".to_owned()) }));
    assert_eq!(perhaps.strict, Some(Address { zip: None, ..address() }));
}

/// Generic code needs no more bounds than what it does asks for.
#[test]
fn generic_code_can_use_it() {
    fn read_it<T: Patchable<Request: DeserializeOwned>>(text: &str) -> Option<T::Request> {
        serde_json::from_str(text).ok()
    }
    fn update<T: Patchable>(resource: &mut Versioned<T>, request: UpdateVersionedRequest<T>) {
        request.apply_to(resource);
    }
    fn empty<T: Patchable>() -> UpdateVersionedRequest<T> {
        UpdateVersionedRequest::builder().content(T::Request::default()).try_build().expect("no rules")
    }

    let mut versioned = Versioned { version: 1, content: address() };
    update(&mut versioned, empty());
    let request = read_it::<Versioned<Address>>(r#"{"content":{"street":"new"}}"#).expect("a right body");
    update(&mut versioned, request);
    assert_eq!(versioned.content.street, "new");
}

#[test]
fn what_is_borrowed_stays_borrowed() {
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Line<'a> {
        text: &'a str,
        #[patch(nullable)]
        note: Option<Cow<'a, str>>,
    }
    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    struct Page<'a> {
        #[patch(nested)]
        title: Line<'a>,
        #[patch(nested, nullable)]
        subtitle: Option<Line<'a>>,
    }

    let body = r#"{"title":{"text":"t","note":"n"},"subtitle":{"note":"m"}}"#.to_owned();
    let request: UpdatePageRequest<'_> = serde_json::from_str(&body).expect("texts");
    assert_eq!(print(&request), body);
    let Some(UpdateLineRequest { text: Some(text), note: Patch::Set(Cow::Borrowed(note)) }) = request.title else {
        panic!("something is not borrowed: {request:?}");
    };
    let Patch::Set(UpdateLineRequest { note: Patch::Set(Cow::Borrowed(below)), .. }) = request.subtitle else {
        panic!("something is not borrowed: {request:?}");
    };
    for text in [text, note, below] {
        assert!(body.as_bytes().as_ptr_range().contains(&text.as_ptr()), "{text}");
    }

    let mut page = Page { title: Line { text: "old", note: None }, subtitle: None };
    let request: UpdatePageRequest<'_> = serde_json::from_str(&body).expect("texts");
    assert_eq!(
        request.undo_for(&page).map(|undo| print(&undo)).as_deref(),
        Ok(r#"{"title":{"text":"old","note":null},"subtitle":null}"#)
    );
    request.apply_to(&mut page);
    assert_eq!((page.title.text, page.subtitle.and_then(|line| line.note).as_deref()), ("t", Some("m")));
}

/// Double options outside, inside, and both: the wire and what is done are the same.
#[test]
fn either_representation_is_nested_in_either() {
    macro_rules! users {
        ($module:ident, $outer:meta, $inner:meta) => {
            mod $module {
                use patch_runtime::PatchRequest;

                #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
                #[patch($inner)]
                pub(super) struct Inner {
                    pub(super) a: u8,
                    #[patch(nullable)]
                    pub(super) b: Option<u8>,
                }
                #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
                #[patch($outer)]
                pub(super) struct Outer {
                    #[patch(nested)]
                    pub(super) plain: Inner,
                    #[patch(nested, nullable)]
                    pub(super) nullable: Option<Inner>,
                    #[patch(nested)]
                    pub(super) strict: Option<Inner>,
                    #[patch(nested, nullable, default)]
                    pub(super) reset: Inner,
                }
            }
        };
    }
    users!(outside, repr = "option", name = UpdateInnerRequest);
    users!(inside, name = UpdateOuterRequest, repr = "option");
    users!(both, repr = "option", repr = "option");

    macro_rules! check {
        ($module:ident) => {
            let body = r#"{"plain":{"b":null},"nullable":null,"strict":{"a":1},"reset":null}"#;
            let request: $module::UpdateOuterRequest = read(body).expect(body);
            assert_eq!(print(&request), body);
            assert_eq!(
                format!("{request:?}"),
                "UpdateOuterRequest { plain: UpdateInnerRequest { b: null }, nullable: null, \
                 strict: UpdateInnerRequest { a: 1 }, reset: null }"
            );
            let inner = $module::Inner { a: 8, b: Some(9) };
            let stored = $module::Outer {
                plain: inner.clone(),
                nullable: Some(inner.clone()),
                strict: Some(inner.clone()),
                reset: inner,
            };
            let mut outer = stored.clone();
            request.clone().apply_to(&mut outer);
            let inner = |a, b| $module::Inner { a, b };
            let expected = $module::Outer {
                plain: inner(8, None),
                nullable: None,
                strict: Some(inner(1, Some(9))),
                reset: inner(0, None),
            };
            assert_eq!(outer, expected);
            let diff = $module::UpdateOuterRequest::diff(&stored, &outer).expect("nothing is lost");
            assert_eq!(
                print(&diff),
                r#"{"plain":{"b":null},"nullable":null,"strict":{"a":1},"reset":{"a":0,"b":null}}"#
            );
            let set: $module::UpdateOuterRequest = read(r#"{"nullable":{"b":2},"reset":{"b":3}}"#).expect("objects");
            set.apply_to(&mut outer);
            assert_eq!((outer.nullable, outer.reset), (Some(inner(0, Some(2))), inner(0, Some(3))));
            let built = $module::UpdateOuterRequest::builder().clear_nullable().maybe_reset(None).build();
            assert_eq!(print(&built.expect("no rules")), r#"{"nullable":null}"#);
        };
    }
    check!(outside);
    check!(inside);
    check!(both);
}

mod elsewhere {
    //! Requests with names and visibilities of their own.

    pub(super) mod deep {
        use patch_runtime::PatchRequest;

        #[derive(Debug, Default, PartialEq, PatchRequest)]
        #[patch(name = ChangeOfPlace, vis = pub(in crate::nested_types))]
        pub(in super::super) struct Place {
            pub(in super::super) x: i32,
            #[patch(nullable, vis = pub(in crate::nested_types))]
            y: Option<i32>,
        }
    }

    pub(super) use deep::Place as Renamed;
}

#[test]
fn it_may_live_elsewhere_under_another_name() {
    #[derive(Debug, Default, PartialEq, PatchRequest)]
    #[patch(name = Move)]
    struct Walk {
        #[patch(nested)]
        from: elsewhere::deep::Place,
        #[patch(nested, nullable)]
        to: Option<elsewhere::Renamed>,
    }

    let request: Move = read(r#"{"from":{"y":1},"to":{"x":2}}"#).expect("objects");
    let from: &Option<elsewhere::deep::ChangeOfPlace> = &request.from;
    assert_eq!(from.as_ref().map(|from| from.y), Some(Patch::Set(1)));
    assert_eq!(format!("{request:?}"), "Move { from: ChangeOfPlace { y: 1 }, to: ChangeOfPlace { x: 2 } }");
    let mut walk = Walk::default();
    request.apply_to(&mut walk);
    assert_eq!(print(&Move::diff(&Walk::default(), &walk).expect("no loss")), r#"{"from":{"y":1},"to":{"x":2}}"#);
    assert!(refusal::<Move>(r#"{"to":{"z":1}}"#).starts_with("unknown field `z`"));
}

/// What the other crate says holds: its names, its rules, its secrets, and what only its request has.
#[test]
fn it_may_come_from_another_crate() {
    use patch_tests::{later, organization};

    #[derive(Debug, Default, PartialEq, PatchRequest)]
    #[patch(rename_all = "camelCase")]
    struct Membership {
        role_name: String,
        #[patch(nested)]
        the_user: later::User,
        #[patch(nested, nullable)]
        the_group: Option<organization::Organization>,
    }

    let body =
        r#"{"roleName":"r","theUser":{"first_name":"Ada","password":"p"},"theGroup":{"max_allowed_memberships":5}}"#;
    let mut request: UpdateMembershipRequest = read(body).expect(body);
    assert_eq!(print(&request), body);
    let user: &mut later::UpdateUserRequest = request.the_user.as_mut().expect("an object");
    assert_eq!(user.password.take(), Patch::Set("p".to_owned()));
    let mut membership = Membership::default();
    request.apply_to(&mut membership);
    assert_eq!((&*membership.role_name, membership.the_user.first_name.as_deref()), ("r", Some("Ada")));
    assert_eq!(membership.the_group.and_then(|group| group.max_allowed_memberships), Some(5));
    assert_eq!(
        refusal::<UpdateMembershipRequest>(r#"{"theUser":{"skip_password_checks":true}}"#),
        "`skip_password_checks` requires `password` (in `/theUser`)"
    );
    assert_eq!(
        refusal::<UpdateMembershipRequest>(r#"{"theUser":{"first_name":1}}"#),
        "`theUser` has an unusable value",
        "there is a password in such an object"
    );
    assert_eq!(refusal::<UpdateMembershipRequest>(r#"{"theGroup":{"id":"1"}}"#), "`id` cannot be changed");
}

/// A request that says it has no `Clone` keeps those around it from being `Clone`, and from nothing else.
#[test]
fn what_the_outer_lacks_is_what_the_inner_lacks() {
    #[derive(PatchRequest)]
    #[patch(derive())]
    struct Inner {
        a: u8,
        #[patch(requires(a))]
        b: u8,
    }
    #[derive(PatchRequest)]
    struct Outer {
        #[patch(nested)]
        inner: Inner,
        name: String,
    }
    #[derive(PatchRequest)]
    struct Outermost {
        #[patch(nested)]
        outer: Outer,
    }
    #[derive(PatchRequest)]
    #[patch(derive(Clone))]
    struct Cloned {
        a: u8,
    }
    #[derive(PatchRequest)]
    struct AroundCloned {
        #[patch(nested)]
        cloned: Cloned,
    }

    const { assert!(!Has::<UpdateInnerRequest>::CLONE && !Has::<UpdateInnerRequest>::PARTIAL_EQ) };
    const { assert!(!Has::<UpdateOuterRequest>::CLONE && !Has::<UpdateOuterRequest>::PARTIAL_EQ) };
    const { assert!(!Has::<UpdateOutermostRequest>::CLONE && !Has::<UpdateOutermostRequest>::PARTIAL_EQ) };
    const { assert!(Has::<UpdateAroundClonedRequest>::CLONE && !Has::<UpdateAroundClonedRequest>::PARTIAL_EQ) };
    const { assert!(Has::<UpdateVersionedRequest<Address>>::CLONE && Has::<UpdateVersionedRequest<Address>>::PARTIAL_EQ) };

    // Everything else is there.
    let request: UpdateOutermostRequest =
        serde_json::from_str(r#"{"outer":{"inner":{"a":1},"name":"n"}}"#).expect("a right body");
    assert_eq!(print(&request), r#"{"outer":{"inner":{"a":1},"name":"n"}}"#);
    assert_eq!(
        format!("{request:?}"),
        r#"UpdateOutermostRequest { outer: UpdateOuterRequest { inner: UpdateInnerRequest { a: 1 }, name: "n" } }"#
    );
    let error = serde_json::from_str::<UpdateOutermostRequest>(r#"{"outer":{"inner":{"b":1}}}"#).expect_err("no a");
    assert!(error.to_string().starts_with("`b` requires `a` (in `/outer/inner`)"), "{error}");
    let mut outermost = Outermost { outer: Outer { inner: Inner { a: 0, b: 2 }, name: String::new() } };
    let later =
        UpdateOutermostRequest::builder().outer(UpdateOuterRequest::builder().name("m").build().expect("no rule"));
    let both = request.merged_with(later.build().expect("no rule")).expect("nothing is lost");
    both.apply_to(&mut outermost);
    assert_eq!((outermost.outer.inner.a, outermost.outer.inner.b, &*outermost.outer.name), (1, 2, "m"));
    let before = Outermost { outer: Outer { inner: Inner { a: 0, b: 2 }, name: String::new() } };
    let diff = UpdateOutermostRequest::diff(&before, &outermost).expect("nothing is lost");
    assert_eq!(print(&diff), r#"{"outer":{"inner":{"a":1},"name":"m"}}"#);
}

/// A field that cannot be compared costs `diff`, for whatever it is nested in, and nothing else.
#[test]
fn what_cannot_be_compared_costs_diff_only() {
    #[derive(Serialize, Deserialize)]
    struct Opaque(u8);
    #[derive(PatchRequest)]
    struct Inner {
        opaque: Opaque,
    }
    #[derive(PatchRequest)]
    struct Outer {
        #[patch(nested)]
        inner: Inner,
    }

    let request: UpdateOuterRequest = serde_json::from_str(r#"{"inner":{"opaque":1}}"#).expect("a number");
    let mut outer = Outer { inner: Inner { opaque: Opaque(0) } };
    request.merged_with(UpdateOuterRequest::new()).expect("no loss").apply_to(&mut outer);
    assert_eq!(outer.inner.opaque.0, 1);
    const { assert!(!Has::<UpdateOuterRequest>::CLONE && !Has::<UpdateOuterRequest>::PARTIAL_EQ) };
}

#[test]
fn an_option_may_hide_behind_an_alias() {
    type Maybe<T> = Option<T>;
    type Home = Option<Address>;

    #[derive(Debug, Default, PartialEq, PatchRequest)]
    struct User {
        #[patch(nested, nullable)]
        home: Home,
        #[patch(nested, nullable)]
        work: Maybe<Address>,
        #[patch(nested, not_null)]
        school: Maybe<Address>,
    }

    let request: UpdateUserRequest =
        read(r#"{"home":{"zip":"1"},"work":null,"school":{"street":"s"}}"#).expect("objects");
    let _: &Patch<UpdateAddressRequest> = &request.home;
    let _: &Option<UpdateAddressRequest> = &request.school;
    let mut user = User { home: None, work: Some(address()), school: None };
    request.apply_to(&mut user);
    assert_eq!(user.home, Some(Address { street: String::new(), zip: Some("1".to_owned()) }));
    assert_eq!((user.work, user.school.map(|school| school.street).as_deref()), (None, Some("s")));
    assert!(refusal::<UpdateUserRequest>(r#"{"school":null}"#).starts_with("`school` must not be null"));

    let stored = User { home: Some(address()), ..User::default() };
    assert_eq!(print(&UpdateUserRequest::diff(&stored, &User::default()).expect("no loss")), r#"{"home":null}"#);
}

/// Of the struct's own name the alias may be, too.
#[test]
fn a_struct_may_hide_behind_an_alias() {
    type Place = Address;

    #[derive(Debug, PartialEq, PatchRequest)]
    struct User {
        #[patch(nested)]
        home: Place,
    }

    let mut user = User { home: address() };
    read::<UpdateUserRequest>(r#"{"home":{"zip":null}}"#).expect("an object").apply_to(&mut user);
    assert_eq!(user.home, Address { zip: None, ..address() });
}

#[test]
fn a_nullable_struct_has_nullable_objects() {
    #[derive(Debug, Default, PartialEq, PatchRequest)]
    #[patch(nullable)]
    struct User {
        #[patch(nested)]
        home: Option<Address>,
        #[patch(nested, not_null)]
        work: Option<Address>,
        #[patch(nested)]
        always: Address,
    }

    let nullable: Vec<_> = UpdateUserRequest::FIELDS.iter().map(Field::is_nullable).collect();
    assert_eq!(nullable, [true, false, false]);
    let mut user = User { home: Some(address()), ..User::default() };
    read::<UpdateUserRequest>(r#"{"home":null,"work":{}}"#).expect("null and an object").apply_to(&mut user);
    assert_eq!((user.home, user.work), (None, Some(Address::default())));
    assert!(refusal::<UpdateUserRequest>(r#"{"work":null}"#).starts_with("`work` must not be null"));
    assert!(refusal::<UpdateUserRequest>(r#"{"always":null}"#).starts_with("`always` must not be null"));
}

#[test]
fn macros_may_make_them() {
    macro_rules! resources {
        ($($outer:ident { $($field:ident: $inner:ty $(, $word:ident)*;)* })*) => {
            $(
                #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
                struct $outer {
                    $(#[patch(nested $(, $word)*)] $field: $inner,)*
                }
            )*
        };
    }
    resources! {
        User { home: Address; work: Option<Address>, nullable; school: Option<Address>; }
        Team { lead: User; }
    }

    let body = r#"{"lead":{"home":{"zip":"2"},"work":null,"school":{}}}"#;
    let request: UpdateTeamRequest = read(body).expect(body);
    assert_eq!(print(&request), body);
    let mut team = Team { lead: User { home: address(), work: Some(address()), school: None } };
    let stored = team.clone();
    request.apply_to(&mut team);
    assert_eq!(team.lead.home, Address { zip: Some("2".to_owned()), ..address() });
    assert_eq!((&team.lead.work, &team.lead.school), (&None, &Some(Address::default())));
    assert_eq!(print(&UpdateTeamRequest::diff(&stored, &team).expect("no loss")), body);
}

#[test]
fn keywords_and_setters_go_with_it() {
    #[derive(Debug, PartialEq, PatchRequest)]
    struct Parcel {
        #[patch(nested, setter = send_to)]
        r#for: Address,
        #[patch(nested, nullable, rename = "return", vis = pub(crate))]
        r#return: Option<Address>,
    }

    let to = UpdateAddressRequest::builder().street("s").build();
    let request = UpdateParcelRequest::builder().send_to(to).clear_return().build().expect("no rules");
    assert_eq!(print(&request), r#"{"for":{"street":"s"},"return":null}"#);
    assert_eq!(read::<UpdateParcelRequest>(&print(&request)), Ok(request));
}

/// What is in a box is merged into where it is.
#[test]
fn a_box_is_merged_into() {
    #[derive(Debug, Default, PartialEq, PatchRequest)]
    struct User {
        #[patch(nested)]
        home: Box<Address>,
        #[patch(nested, nullable)]
        work: Option<Box<Address>>,
    }

    let request: UpdateUserRequest = read(r#"{"home":{"zip":null},"work":{"street":"s"}}"#).expect("objects");
    let _: &Option<Box<UpdateAddressRequest>> = &request.home;
    assert_eq!(request, request.clone());
    let mut user = User { home: Box::new(address()), work: None };
    request.apply_to(&mut user);
    assert_eq!(*user.home, Address { zip: None, ..address() });
    assert_eq!(user.work.map(|work| work.street).as_deref(), Some("s"));
}
