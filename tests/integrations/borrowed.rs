//! Requests that borrow from what they are read from.

use std::borrow::Cow;

use patch_integrations::UpdatePageRequest;
use patch_runtime::Patch;

fn request() -> UpdatePageRequest<'static> {
    UpdatePageRequest {
        slug: Some("slug"),
        title: Patch::Set("title".into()),
        bytes: Patch::Set(Cow::Borrowed(&[0, 200, 255])),
    }
}

/// Whether the texts of the request lie in `body`.
#[track_caller]
fn assert_borrows(request: &UpdatePageRequest<'_>, body: &[u8], bytes: bool) {
    assert_eq!(*request, self::request());
    let within = |start: *const u8| body.as_ptr_range().contains(&start);
    assert!(request.slug.is_some_and(|slug| within(slug.as_ptr())));
    assert!(matches!(&request.title, Patch::Set(Cow::Borrowed(title)) if within(title.as_ptr())), "{request:?}");
    let is_borrowed = matches!(&request.bytes, Patch::Set(Cow::Borrowed(bytes)) if within(bytes.as_ptr()));
    assert_eq!(is_borrowed, bytes, "{request:?}");
}

/// `Cow<[u8]>` prints as a list of numbers; where that is the same as bytes, it is borrowed as bytes.
#[test]
fn formats_of_bytes_lend_them() {
    let body = postcard::to_allocvec(&request()).expect("it prints");
    assert_borrows(&postcard::from_bytes(&body).expect("it reads"), &body, true);
    let body = bincode1::serialize(&request()).expect("it prints");
    assert_borrows(&bincode1::deserialize(&body).expect("it reads"), &body, true);
    let config = bincode::config::standard();
    let body = bincode::serde::encode_to_vec(request(), config).expect("it prints");
    assert_borrows(&bincode::serde::borrow_decode_from_slice(&body, config).expect("it reads").0, &body, true);
    let body = rmp_serde::to_vec(&request()).expect("it prints");
    assert_borrows(&rmp_serde::from_slice(&body).expect("it reads"), &body, false);
    let body = serde_json::to_vec(&request()).expect("it prints");
    assert_borrows(&serde_json::from_slice(&body).expect("it reads"), &body, false);
}

/// Where bytes are a type of the format's own, they are read as well.
#[test]
fn bytes_proper_are_borrowed() {
    let bytes = serde_bytes::Bytes::new(&[0, 200, 255]);
    let body = rmp_serde::to_vec(&std::collections::BTreeMap::from([("bytes", bytes)])).expect("it prints");
    let request: UpdatePageRequest<'_> = rmp_serde::from_slice(&body).expect("it reads");
    assert!(matches!(request.bytes, Patch::Set(Cow::Borrowed(&[0, 200, 255]))), "{request:?}");
}

/// A reader lends nothing, so that a request that borrows is not read from one; a static one copies.
#[test]
fn what_is_read_from_a_reader_is_static() {
    #[derive(patch_runtime::PatchRequest)]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Static {
        #[patch(nullable)]
        title: Option<Cow<'static, str>>,
        bytes: Cow<'static, [u8]>,
    }

    let request = UpdateStaticRequest { title: Patch::Set("t".into()), bytes: Some(Cow::Borrowed(b"b")) };
    let mut body = Vec::new();
    ciborium::into_writer(&request, &mut body).expect("it prints");
    let read: UpdateStaticRequest = ciborium::from_reader(&*body).expect("it reads");
    assert_eq!(read, request);
    assert!(matches!(read.title, Patch::Set(Cow::Owned(_))));
    let body = rmp_serde::to_vec(&request).expect("it prints");
    let read: UpdateStaticRequest = rmp_serde::from_read(&*body).expect("it reads");
    assert_eq!(read, request);
}
