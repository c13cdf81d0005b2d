//! Names of fields, structs and states, where objects merge and the builder knows something.

use std::collections::BTreeMap;

use patch_runtime::{Field, Patch, PatchRequest};

use crate::{print, refusal, round};

/// Keywords as fields that are nested, merged, and ruled.
mod keywords {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[allow(non_camel_case_types)]
    struct r#struct {
        r#in: u8,
        #[patch(nullable)]
        r#type: Option<String>,
    }

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(exactly_one(r#fn: r#impl, r#dyn), at_most_one(r#loop, r#while))]
    struct Raw {
        #[patch(nested)]
        r#match: r#struct,
        #[patch(nested, nullable)]
        r#ref: Option<r#struct>,
        #[patch(merge)]
        r#mod: BTreeMap<String, u8>,
        #[patch(requires(r#match))]
        r#impl: u8,
        #[patch(conflicts = "impl")]
        r#dyn: u8,
        #[patch(nullable, requires(any(r#impl, r#dyn)))]
        r#loop: Option<u8>,
        r#while: u8,
        #[patch(skip)]
        r#use: u8,
        #[patch(requires(r#while, when = 1), default, nullable)]
        r#gen: u8,
    }

    #[test]
    fn all() {
        let request: UpdateRawRequest =
            round(r#"{"match":{"in":1,"type":null},"ref":{"in":2},"mod":{"a":null},"impl":3,"loop":null,"gen":null}"#);
        assert_eq!(
            format!("{request:?}"),
            r#"UpdateRawRequest { match: UpdatestructRequest { in: 1, type: null }, ref: UpdatestructRequest { in: 2 }, mod: {"a": None}, impl: 3, loop: null, gen: null }"#
        );
        let mut raw = Raw { r#mod: [("a".to_owned(), 1)].into(), r#gen: 7, r#loop: Some(1), ..Raw::default() };
        let before = raw.clone();
        let undo = request.undo_for(&before).expect("all can be undone");
        request.clone().apply_to(&mut raw);
        assert_eq!(raw.r#ref, Some(r#struct { r#in: 2, r#type: None }));
        assert_eq!(
            UpdateRawRequest::diff(&before, &raw).map(|r| print(&r)).as_deref(),
            Ok(r#"{"match":{"in":1},"ref":{"in":2},"mod":{"a":null},"impl":3,"loop":null,"gen":0}"#)
        );
        undo.apply_to(&mut raw);
        assert_eq!(raw, before);
        assert_eq!(refusal::<UpdateRawRequest>(r#"{"use":1}"#), "`use` cannot be changed");
        let error = UpdateRawRequest::diff(&Raw { r#use: 1, ..Raw::default() }, &Raw::default()).expect_err("skipped");
        assert_eq!(error.to_string(), "no request can change `/use`");
        let built = UpdateRawRequest::builder()
            .r#impl(1)
            .r#match(UpdatestructRequest::builder().r#in(1).clear_type().build())
            .r#while(1)
            .r#gen(1)
            .clear_ref()
            .build()
            .expect("valid");
        assert_eq!(print(&built), r#"{"match":{"in":1,"type":null},"ref":null,"impl":1,"while":1,"gen":1}"#);
    }
}

/// Fields that could be our variables, nested and merged.
mod like_ours {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Inner {
        a: u8,
    }
    type Map = BTreeMap<String, u8>;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(request_only {
        #[patch(nested, requires(losses))] resource: Inner,
        #[patch(merge, nullable)] slot: Map,
    })]
    struct Ours {
        #[patch(nested)]
        losses: Inner,
        #[patch(nested, nullable)]
        later: Option<Inner>,
        #[patch(nested)]
        from: Option<Inner>,
        #[patch(nested, nullable, default)]
        to: Inner,
        #[patch(merge)]
        merge: Map,
        #[patch(merge, nullable)]
        apply: Option<Map>,
        #[patch(merge, nullable, default)]
        diff: Map,
        #[patch(nested)]
        request: Inner,
        #[patch(nested)]
        value: Inner,
        #[patch(nested)]
        new_value: Inner,
        #[patch(nested, setter = with_build)]
        build: Inner,
        #[patch(nested)]
        report: Inner,
        #[patch(nested)]
        __patch_losses: Inner,
        #[patch(nested)]
        __patch: Inner,
        #[patch(merge)]
        start: Map,
        #[patch(merge)]
        undo_for: Map,
        #[patch(nested)]
        differences: Inner,
        #[patch(nested)]
        merge_fields: Inner,
        #[patch(nested)]
        merged_with: Inner,
        #[patch(nested)]
        changed_fields: Inner,
        #[patch(nested)]
        more: Inner,
        #[patch(nested)]
        holds: Inner,
        #[patch(nested)]
        fields: Inner,
        #[patch(nested)]
        visitor: Inner,
        #[patch(skip)]
        never: Inner,
    }

    #[test]
    fn all() {
        let names: Vec<&str> = UpdateOursRequest::FIELDS.iter().map(Field::name).collect();
        for name in names.into_iter().filter(|name| *name != "resource") {
            let text = format!(r#"{{"{name}":{{"a":1}}}}"#);
            let request: UpdateOursRequest = round(&text);
            let mut ours = Ours { from: Some(Inner::default()), ..Ours::default() };
            let before = ours.clone();
            let undo = request.undo_for(&ours).expect(name);
            request.clone().apply_to(&mut ours);
            if name == "slot" {
                continue;
            }
            assert_ne!(ours, before, "{name}");
            assert_eq!(UpdateOursRequest::diff(&before, &ours).expect(name), request);
            undo.apply_to(&mut ours);
            assert_eq!(ours, before, "{name}");
            let twice = request.clone().merged_with(request.clone()).expect(name);
            assert_eq!(twice, request);
        }
        let text = r#"{"losses":{"a":1},"resource":{"a":2}}"#;
        round::<UpdateOursRequest>(text);
    }
}

/// Not ASCII, through every generated thing: states, setters, pointers.
mod letters {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(rename_all = "camelCase", at_least_one(любое: имя_поля, straße), all_or_none(dž, ß))]
    struct Данные {
        #[patch(nullable)]
        имя_поля: Option<String>,
        #[patch(nullable, requires(имя_поля), conflicts(été))]
        straße: Option<String>,
        été: u8,
        #[patch(nested, nullable)]
        fi_ł: Option<Box<Данные>>,
        dž: u8,
        #[patch(nullable)]
        ß: Option<u8>,
        #[patch(required)]
        名前: u8,
        _1: u8,
        __: u8,
        a_b_: u8,
    }

    #[test]
    fn all() {
        let built =
            UpdateДанныеRequest::builder().имя_поля("n").dž(1).ß(2).名前(1)._1(1).__(2).a_b_(3).build().unwrap();
        let text = print(&built);
        let again: UpdateДанныеRequest = round(&text);
        assert_eq!(again, built);
        let violations = UpdateДанныеRequest::builder()
            .maybe_straße(Some("s".to_owned()))
            .maybe_été(Some(1))
            .try_build()
            .unwrap_err();
        assert_eq!(violations.iter().count(), 3, "{violations}");
    }
}

/// Structs named like what we generate for others, and like what we generate for them.
mod like_generated {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Update {
        a: u8,
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct UpdateUpdateRequestRequest {
        #[patch(nested)]
        a: Update,
        #[patch(requires(a))]
        b: u8,
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(name = Builder)]
    struct PatchRequestBuilder {
        #[patch(nested, required)]
        builder: Update,
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(name = States, states = state, exactly_one(States: state, states))]
    struct State {
        #[patch(nested)]
        state: Update,
        #[patch(nested, nullable)]
        states: Option<Update>,
    }

    #[test]
    fn all() {
        round::<UpdateUpdateUpdateRequestRequestRequest>(r#"{"a":{"a":1},"b":1}"#);
        let inner = || UpdateUpdateRequest::builder().a(1).build();
        let built = Builder::builder().builder(inner()).build().unwrap();
        assert_eq!(print(&built), r#"{"builder":{"a":1}}"#);
        let built = States::builder().states(inner()).build().unwrap();
        assert_eq!(built.states, Patch::Set(inner()));
    }
}

/// Fields whose states have the same names as states of others, or of Rust.
mod like_states {
    use super::*;

    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    #[patch(exactly_one(after: self_, other), at_most_one(next: none, some), all_or_none(a, a_b), all_or_none(ab, a_b2))]
    struct Stately {
        #[patch(required)]
        after: u8,
        #[patch(requires(next))]
        after0: u8,
        next: u8,
        self_: u8,
        other: u8,
        none: u8,
        some: u8,
        a: u8,
        a_b: u8,
        ab: u8,
        a_b2: u8,
        #[patch(requires(state))]
        password: u8,
        #[patch(requires(password))]
        state: u8,
        #[patch(conflicts(password_missing))]
        password_not_needed: u8,
        password_missing: u8,
        #[patch(nullable, requires(any(after, next)))]
        debug: Option<u8>,
    }

    #[test]
    fn all() {
        let built = UpdateStatelyRequest::builder()
            .state(1)
            .password(2)
            .after(3)
            .self_(4)
            .some(5)
            .a(6)
            .a_b(7)
            .a_b2(8)
            .ab(9)
            .password_missing(1)
            .debug(1)
            .build();
        round::<UpdateStatelyRequest>(&print(&built));
        let _ = format!("{:?}", UpdateStatelyRequest::builder().after0(1).next(1));
    }
}

/// Fields and labels that give no name for a state as they are.
mod unlike_states {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(at_most_one(self_: a, _1), exactly_one(crate_: __, super_))]
    struct Odd {
        #[patch(requires(self_))]
        a: u8,
        _1: u8,
        #[patch(requires(_2))]
        __: u8,
        super_: u8,
        self_: u8,
        _2: u8,
        #[patch(nullable, requires(any(_अ, self_)))]
        _ा: Option<u8>,
        _अ: u8,
    }
    /// The name of a request may be what its module would be called, or no name for a module.
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[allow(non_camel_case_types)]
    #[patch(name = change, exactly_one(a, b))]
    struct Lower {
        a: u8,
        b: u8,
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[allow(non_camel_case_types)]
    #[patch(name = r#Fn, exactly_one(a, b))]
    struct Keyword {
        a: u8,
        b: u8,
    }

    #[test]
    fn all() {
        let built = UpdateOddRequest::builder().a(1).self_(2).super_(3)._ा(4)._अ(5).build();
        round::<UpdateOddRequest>(&print(&built));
        assert_eq!(print(&change::builder().a(1).build()), r#"{"a":1}"#);
        assert_eq!(print(&r#Fn::builder().b(1).build()), r#"{"b":1}"#);
    }
}

/// One letter each, and rules about all: parameters of the builder are named after fields.
mod one_letter {
    use super::*;

    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    struct L<A, B, C, D, E, F> {
        #[patch(nullable, requires(b))]
        a: Option<A>,
        #[patch(requires(c))]
        b: B,
        #[patch(requires(d))]
        c: C,
        #[patch(requires(e))]
        d: D,
        #[patch(requires(f))]
        e: E,
        #[patch(nullable, requires(a))]
        f: Option<F>,
        #[patch(requires(a, b, c, d, e, f))]
        after: u8,
    }

    #[test]
    fn all() {
        let built = UpdateLRequest::builder().a(1_u8).b(2_u16).c(3_u32).d(4_u64).e(5_i8).f(6_i16).after(1).build();
        let text = print(&built);
        assert_eq!(round::<UpdateLRequest<u8, u16, u32, u64, i8, i16>>(&text), built);
        let l = L { a: None::<u8>, b: 0_u8, c: 0_u8, d: 0_u8, e: 0_u8, f: None::<u8>, after: 0 };
        let other = L { a: Some(1), f: Some(1), ..l.clone() };
        assert_eq!(print(&UpdateLRequest::diff(&l, &other).unwrap()), r#"{"a":1,"f":1}"#);
    }
}

/// Setters whose prefixed methods collide with nothing but look like it.
mod prefixes {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Prefixed {
        #[patch(setter = set_clear)]
        clear: u8,
        maybe: u8,
        #[patch(nullable)]
        clear_clear: Option<u8>,
        #[patch(nullable, setter = r#fn)]
        maybe_maybe_x: Option<u8>,
        try_: u8,
        #[patch(setter = try_build_)]
        try_build: u8,
        #[patch(setter = new_)]
        new: u8,
        builder: u8,
    }

    #[test]
    fn all() {
        let built = UpdatePrefixedRequest::builder()
            .set_clear(1)
            .maybe(1)
            .clear_clear_clear()
            .r#fn(1)
            .clear_fn()
            .maybe_fn(None)
            .try_build_(1)
            .new_(2)
            .builder(3)
            .build();
        round::<UpdatePrefixedRequest>(&print(&built));
    }
}

/// Names on the wire that need escaping, in pointers of nested rules and losses.
mod odd_wire {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(all_or_none(a, b))]
    struct Inner {
        #[patch(rename = "a/b~c")]
        a: u8,
        #[patch(rename = "{}\"\\")]
        b: u8,
        #[serde(rename = "~")]
        #[patch(skip)]
        c: u8,
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Outer {
        #[patch(nested, rename = "")]
        empty: Inner,
        #[patch(nested, nullable, rename = "x/")]
        slash: Option<Inner>,
        #[patch(nested, rename = "😀")]
        strict: Option<Box<Inner>>,
    }

    #[test]
    fn all() {
        let error = refusal::<UpdateOuterRequest>(r#"{"":{"a/b~c":1}}"#);
        assert!(error.ends_with("(in `/`)"), "{error}");
        let unchecked: patch_runtime::Unchecked<UpdateOuterRequest> =
            serde_json::from_str(r#"{"":{"a/b~c":1},"x/":{"a/b~c":1}}"#).unwrap();
        let violations = unchecked.0.validate().unwrap_err();
        let pointers: Vec<String> = violations.iter().map(|v| v.pointer().to_string()).collect();
        assert_eq!(pointers, ["/", "/x~1"]);
        let one = Outer { empty: Inner { c: 1, ..Inner::default() }, strict: Some(Box::default()), ..Outer::default() };
        let error = UpdateOuterRequest::diff(&one, &Outer::default()).unwrap_err();
        let pointers: Vec<String> = error.pointers().map(|p| p.to_string()).collect();
        assert_eq!(pointers, ["//~0", "/😀"]);
    }
}

/// Structs that are called like collections.
mod collections {
    use crate::round;
    use patch_runtime::PatchRequest;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Vec {
        x: u8,
    }

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct HashMap {
        #[patch(nullable)]
        y: Option<u8>,
    }

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Shape {
        #[patch(nested)]
        vec: Vec,
        #[patch(nested, nullable)]
        map: Option<HashMap>,
    }

    #[test]
    fn merge_like_any_struct() {
        let request: UpdateShapeRequest = round(r#"{"vec":{"x":1},"map":{"y":null}}"#);
        let mut shape = Shape::default();
        request.apply_to(&mut shape);
        assert_eq!(shape, Shape { vec: Vec { x: 1 }, map: Some(HashMap { y: None }) });
    }
}
