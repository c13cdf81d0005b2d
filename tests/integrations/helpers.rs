//! Helpers of other crates for the values of fields: `time`, `serde_with`, `serde_bytes`.

use std::net::Ipv4Addr;
use std::time::Duration;

use patch_runtime::{Patch, PatchRequest};
use serde_with::{As, BytesOrString, DisplayFromStr, DurationSeconds};
use time::OffsetDateTime;
use time::macros::datetime;

#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[allow(clippy::struct_field_names, reason = "they are all points in time")]
#[patch(request_only {
    #[patch(with = time::serde::rfc3339, nullable)]
    remind_at: OffsetDateTime,
})]
struct Event {
    #[serde(with = "time::serde::rfc3339")]
    starts_at: OffsetDateTime,
    #[serde(default, with = "time::serde::rfc3339::option", skip_serializing_if = "Option::is_none")]
    #[patch(nullable)]
    ends_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::timestamp::option")]
    doors_at: Option<OffsetDateTime>,
    #[patch(with = time::serde::rfc3339, nullable)]
    announced_at: Option<OffsetDateTime>,
    #[patch(with = time::serde::timestamp, nullable, default = OffsetDateTime::UNIX_EPOCH)]
    seen_at: OffsetDateTime,
}

#[test]
fn times_are_read_and_written_by_their_crate() {
    let body = concat!(
        r#"{"starts_at":"2025-03-01T09:00:00Z","ends_at":"2025-03-01T10:00:00+01:00","doors_at":1740819600,"#,
        r#""announced_at":"2025-02-01T00:00:00Z","seen_at":0,"remind_at":"2025-02-28T09:00:00Z"}"#
    );
    let request: UpdateEventRequest = serde_json::from_str(body).expect(body);
    assert_eq!(request.starts_at, Some(datetime!(2025-03-01 9:00 UTC)));
    assert_eq!(request.ends_at, Patch::Set(datetime!(2025-03-01 10:00 +1)));
    assert_eq!(request.doors_at, Some(datetime!(2025-03-01 9:00 UTC)));
    assert_eq!(serde_json::to_string(&request).expect("it prints"), body);
}

#[test]
fn null_and_absence_are_ours() {
    let body = r#"{"ends_at":null,"announced_at":null,"seen_at":null,"remind_at":null}"#;
    let request: UpdateEventRequest = serde_json::from_str(body).expect(body);
    assert_eq!((request.ends_at, request.announced_at), (Patch::Clear, Patch::Clear));
    assert_eq!((request.seen_at, request.remind_at), (Patch::Clear, Patch::Clear));
    assert_eq!(serde_json::to_string(&request).expect("it prints"), body);
    let now = datetime!(2025-03-01 9:00 UTC);
    let mut event =
        Event { starts_at: now, ends_at: Some(now), doors_at: Some(now), announced_at: Some(now), seen_at: now };
    request.apply_to(&mut event);
    assert_eq!((event.ends_at, event.announced_at), (None, None));
    assert_eq!((event.doors_at, event.seen_at), (Some(now), OffsetDateTime::UNIX_EPOCH));

    assert_eq!(serde_json::from_str::<UpdateEventRequest>("{}").expect("nothing"), UpdateEventRequest::new());
    assert_eq!(serde_json::to_string(&UpdateEventRequest::new()).expect("nothing"), "{}");
    for name in ["starts_at", "doors_at"] {
        let error = serde_json::from_str::<UpdateEventRequest>(&format!(r#"{{"{name}":null}}"#)).expect_err(name);
        assert!(error.to_string().starts_with(&format!("`{name}` must not be null")), "{error}");
    }
    let error = serde_json::from_str::<UpdateEventRequest>(r#"{"ends_at":"soon"}"#).expect_err("no time").to_string();
    assert!(error.starts_with("the 'year' component could not be parsed"), "{error}");
}

/// Formats that do not describe themselves carry what the helpers can read there: those of `time` for options ask such
/// a format what comes next, which it does not know.
#[test]
fn times_travel_in_binary_formats() {
    let now = datetime!(2025-03-01 9:00 UTC);
    let set = UpdateEventRequest {
        starts_at: Some(now),
        announced_at: Patch::Set(now),
        seen_at: Patch::Set(now),
        remind_at: Patch::Set(now),
        ..Default::default()
    };
    let cleared = UpdateEventRequest {
        ends_at: Patch::Clear,
        announced_at: Patch::Clear,
        seen_at: Patch::Clear,
        remind_at: Patch::Clear,
        ..Default::default()
    };
    for request in [&set, &cleared, &UpdateEventRequest::new()] {
        let bytes = bincode1::serialize(request).expect("it prints");
        assert_eq!(bincode1::deserialize::<UpdateEventRequest>(&bytes).as_ref().ok(), Some(request));
        let bytes = postcard::to_allocvec(request).expect("it prints");
        assert_eq!(postcard::from_bytes::<UpdateEventRequest>(&bytes).as_ref(), Ok(request));
    }
    let request = UpdateEventRequest { ends_at: Patch::Set(now), doors_at: Some(now), ..set };
    let bytes = rmp_serde::to_vec(&request).expect("it prints");
    assert_eq!(rmp_serde::from_slice::<UpdateEventRequest>(&bytes).expect("it reads"), request);
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
struct Host {
    #[patch(with = As::<DisplayFromStr>)]
    address: Ipv4Addr,
    #[patch(with = As::<Vec<DisplayFromStr>>, nullable)]
    ports: Option<Vec<u16>>,
    #[serde(with = "As::<Option<DurationSeconds<u64>>>")]
    #[patch(nullable)]
    timeout: Option<Duration>,
    #[serde(with = "::serde_with::As::<DurationSeconds<u64>>")]
    delay: Duration,
    #[patch(with = As::<BytesOrString>, nullable, default = b"none".to_vec())]
    banner: Vec<u8>,
    #[patch(with = serde_bytes, nullable)]
    key: Option<Vec<u8>>,
    #[serde(with = "serde_bytes")]
    #[patch(nullable)]
    seal: Option<Vec<u8>>,
}

#[test]
fn serde_with_is_a_path_through_a_type() {
    let body = r#"{"address":"127.0.0.1","ports":["80","443"],"timeout":30,"delay":1,"key":[1,2],"seal":[3]}"#;
    let request: UpdateHostRequest = serde_json::from_str(body).expect(body);
    assert_eq!(request.address, Some(Ipv4Addr::LOCALHOST));
    assert_eq!(request.ports, Patch::Set(vec![80, 443]));
    assert_eq!((request.timeout, request.delay), (Patch::Set(Duration::from_secs(30)), Some(Duration::from_secs(1))));
    assert_eq!(serde_json::to_string(&request).expect("it prints"), body);

    let body = r#"{"ports":null,"timeout":null,"banner":null,"key":null,"seal":null}"#;
    let request: UpdateHostRequest = serde_json::from_str(body).expect(body);
    assert_eq!((&request.ports, &request.timeout, &request.seal), (&Patch::Clear, &Patch::Clear, &Patch::Clear));
    assert_eq!(serde_json::to_string(&request).expect("it prints"), body);

    let request: UpdateHostRequest = serde_json::from_str(r#"{"banner":"hi"}"#).expect("a text");
    assert_eq!(request.banner, Patch::Set(b"hi".to_vec()));
    let error = serde_json::from_str::<UpdateHostRequest>(r#"{"delay":null}"#).expect_err("null").to_string();
    assert!(error.starts_with("`delay` must not be null"), "{error}");
    let error = serde_json::from_str::<UpdateHostRequest>(r#"{"ports":["x"]}"#).expect_err("no number").to_string();
    assert!(error.starts_with("invalid digit found in string"), "{error}");
}

#[test]
fn bytes_are_bytes_where_a_format_has_them() {
    let request = UpdateHostRequest { key: vec![1, 2, 3].into(), seal: vec![4].into(), ..Default::default() };
    let bytes = rmp_serde::to_vec(&request).expect("it prints");
    assert!(bytes.windows(5).any(|window| window == [0xc4, 3, 1, 2, 3]), "{bytes:?}");
    assert!(bytes.windows(3).any(|window| window == [0xc4, 1, 4]), "{bytes:?}");
    assert_eq!(rmp_serde::from_slice::<UpdateHostRequest>(&bytes).expect("it reads"), request);
}
