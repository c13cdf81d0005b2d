//! Everything that is measured: each case is called once to warm the allocator up, and then once while valgrind counts.

use std::hint::black_box;

use patch_benches_runtime::bodies::{self, Body};
use patch_benches_runtime::by_hand::{self, Values};
use patch_benches_runtime::subjects::{
    Bytes, Derived, DerivedProblems, MaybeUndefined, Reference, ReferenceText, StructPatch, Subject,
};
use patch_runtime::{Patch, PatchRequest};
use patch_tests::later::{UpdateUserRequest, User};
use serde_json::json;
use struct_patch::Patch as _;

/// The function whose calls are counted.
pub(crate) const COUNTED: &str = concat!(module_path!(), "::counted_section");

#[inline(never)]
fn counted_section<I, O>(work: impl FnOnce(I) -> O, input: I) -> O {
    black_box(work(black_box(input)))
}

/// What a case is called: the phase, the body or what else is worked on, and the subject.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    pub(crate) phase: String,
    pub(crate) body: String,
    pub(crate) subject: String,
}

impl Name {
    pub(crate) fn new(phase: &str, body: &str, subject: &str) -> Self {
        Self { phase: phase.into(), body: body.into(), subject: subject.into() }
    }

    pub(crate) fn parse(line: &str) -> Option<Self> {
        let mut parts = line.split('\t');
        let name = Self::new(parts.next()?, parts.next()?, parts.next()?);
        parts.next().is_none().then_some(name)
    }

    fn print(&self) {
        println!("{}\t{}\t{}", self.phase, self.body, self.subject);
    }
}

/// Runs the work twice, and counts the second time. Inputs are made before and results dropped after.
fn case<I, O>(name: [&str; 3], input: impl Fn() -> I, work: impl Fn(I) -> O) {
    drop(black_box(work(black_box(input()))));
    let result = counted_section(&work, input());
    drop(result);
    let [phase, body, subject] = name;
    Name::new(phase, body, subject).print();
}

/// Runs all cases and prints their names in that order.
pub(crate) fn run() {
    let accepted = bodies::accepted();
    wire::<Reference>(&accepted);
    wire::<Derived>(&accepted);
    wire::<DerivedProblems>(&accepted);
    wire::<ReferenceText>(&accepted);
    wire::<StructPatch>(&accepted);
    wire::<MaybeUndefined>(&accepted);
    wire::<Bytes>(&accepted);
    for body in accepted.iter().filter(|body| !body.is_shuffled()) {
        validate(body);
        apply(body);
        merge(body, &accepted[4]);
    }
    diff("nothing differs", &user("a"), &user("a"));
    diff("all differs", &user("a"), &user("b"));
    build();
}

fn wire<S: Subject>(accepted: &[Body]) {
    for body in accepted {
        case(["read", body.name, S::NAME], || body.bytes(), |bytes| S::read(bytes).map_err(drop));
        // What was read is the same in any order.
        if body.is_shuffled() {
            continue;
        }
        let request = parsed::<S>(body);
        let buffer = || Vec::with_capacity(4096);
        case(["write", body.name, S::NAME], buffer, |mut buffer| {
            S::write(&request, &mut buffer);
            buffer
        });
    }
    let refused = bodies::refused();
    case(["read", refused.name, S::NAME], || refused.bytes(), |bytes| S::read(bytes));
}

fn parsed<S: Subject>(body: &Body) -> S::Request {
    S::read(body.bytes()).unwrap_or_else(|error| panic!("{}: {error}", body.name))
}

fn validate(body: &Body) {
    let (ours, by_hand) = (parsed::<Derived>(body), parsed::<Reference>(body));
    case(["validate", body.name, Derived::NAME], || &ours, PatchRequest::validate);
    case(["validate", body.name, Reference::NAME], || &by_hand, by_hand::validate);
}

fn apply(body: &Body) {
    let user = user("old");
    let ours = || (parsed::<Derived>(body), user.clone());
    case(["apply", body.name, Derived::NAME], ours, |(request, mut user)| {
        request.apply_to(&mut user);
        user
    });
    let by_hand = || (parsed::<Reference>(body), user.clone());
    case(["apply", body.name, Reference::NAME], by_hand, |(request, mut user)| {
        by_hand::apply(request, &mut user);
        user
    });
    let patched = || (parsed::<StructPatch>(body), by_hand::patched(Values::new("old")));
    case(["apply", body.name, StructPatch::NAME], patched, |(request, mut user)| {
        user.apply(request);
        user
    });
}

fn merge(body: &Body, earlier: &Body) {
    let ours = || (parsed::<Derived>(earlier), parsed::<Derived>(body));
    case(["merge", body.name, Derived::NAME], ours, |(earlier, later)| earlier.merged_with(later));
    let by_hand = || (parsed::<Reference>(earlier), parsed::<Reference>(body));
    case(["merge", body.name, Reference::NAME], by_hand, |(earlier, later)| by_hand::merge(earlier, later));
}

fn diff(name: &str, from: &User, to: &User) {
    let both = || (from, to);
    case(["diff", name, Derived::NAME], both, |(from, to)| UpdateUserRequest::diff(from, to));
    case(["diff", name, Reference::NAME], both, |(from, to)| by_hand::diff(from, to));
}

fn build() {
    let values = || Values::new("a");
    case(["builder", "20", Derived::NAME], values, by_hand::builder);
    case(["builder", "20", Reference::NAME], values, by_hand::derived_literal);
}

fn user(tail: &str) -> User {
    let mut user = User { id: "user_1".into(), public_metadata: json!({"plan": tail}), ..User::default() };
    let mut request = by_hand::builder(Values::new(tail));
    let _taken = (request.password.take(), request.totp_secret.take(), request.backup_codes.take());
    assert_ne!(request.first_name, Patch::Keep);
    request.apply_to(&mut user);
    user
}
