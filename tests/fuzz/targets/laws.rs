//! Two resources and two bodies: applying, merging, diffing and undoing keep their laws.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use patch_fuzz::{UpdateUserRequest, User};
use patch_runtime::{PatchRequest, Unchecked};

#[derive(Arbitrary, Debug)]
struct Input {
    old: User,
    new: User,
    first: User,
    second: User,
    bodies: Option<(String, String)>,
}

fn applied(mut user: User, request: UpdateUserRequest) -> User {
    request.apply_to(&mut user);
    user
}

/// A request: what a body says, or else what makes one user of another.
fn request(body: Option<&str>, from: &User, to: &User) -> UpdateUserRequest {
    let read = body.and_then(|body| serde_json::from_str::<Unchecked<UpdateUserRequest>>(body).ok());
    read.map_or_else(|| difference(from, to), |Unchecked(request)| request)
}

/// The difference in what requests can change.
fn difference(from: &User, to: &User) -> UpdateUserRequest {
    let to = User { id: from.id, email: to.email.clone().or_else(|| from.email.clone()), ..to.clone() };
    let request = UpdateUserRequest::diff(from, &to).unwrap();
    assert_eq!(applied(from.clone(), request.clone()), to);
    request
}

fuzz_target!(|input: Input| {
    let Input { old, new, first, second, bodies } = input;
    assert!(UpdateUserRequest::diff(&old, &old).unwrap().is_empty());
    let lost = UpdateUserRequest::diff(&old, &new).is_err();
    assert_eq!(lost, old.id != new.id || (old.email.is_some() && new.email.is_none()));

    let a = request(bodies.as_ref().map(|(first, _)| &**first), &old, &first);
    let b = request(bodies.as_ref().map(|(_, second)| &**second), &first, &second);
    let empty = UpdateUserRequest::new();
    assert_eq!(a.clone().merged_with(empty.clone()).unwrap(), a);
    assert_eq!(empty.merged_with(a.clone()).unwrap(), a);

    let once = applied(old.clone(), a.clone());
    assert_eq!(applied(once.clone(), a.clone()), once);
    if let Ok(undo) = a.undo_for(&old) {
        assert_eq!(applied(once.clone(), undo), old);
    } else {
        assert!(old.email.is_none() && once.email.is_some());
    }
    assert_eq!(a.changed_fields(&old).len() == 0, once == old);

    if let Ok(both) = a.clone().merged_with(b.clone()) {
        assert_eq!(applied(old, both.clone()), applied(once, b));
        let printed = serde_json::to_string(&both).unwrap();
        match serde_json::from_str::<Unchecked<UpdateUserRequest>>(&printed) {
            Ok(Unchecked(read)) => assert_eq!(read, both),
            // A resource may be deeper than a body.
            Err(error) => assert!(error.to_string().starts_with("recursion limit exceeded"), "{error}"),
        }
    } else {
        // Only what may be absent can be cleared and then merged into.
        assert!(a.work.is_present() || a.home.is_some());
    }
});
