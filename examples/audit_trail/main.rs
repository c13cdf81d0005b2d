//! Two versions of a resource: what changed between them as a request, how it is applied, what an audit log wants to
//! know about it, and how it is taken back.
//!
//! ```text
//! cargo run --example audit_trail
//! ```

use std::collections::BTreeMap;
use std::error::Error;

use patch_runtime::{Field, PatchRequest};

#[derive(Clone, Debug, PartialEq, PatchRequest)]
struct Server {
    #[patch(skip)]
    id: u32,
    name: String,
    #[patch(nullable)]
    note: Option<String>,
    #[patch(nested)]
    limits: Limits,
    #[patch(merge)]
    labels: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
struct Limits {
    cpu: u32,
    memory: u32,
}

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let old = Server {
        id: 7,
        name: "web-1".into(),
        note: Some("to be replaced".into()),
        limits: Limits { cpu: 2, memory: 512 },
        labels: BTreeMap::from([("env".into(), "test".into()), ("team".into(), "core".into())]),
    };
    let new = Server {
        note: None,
        limits: Limits { memory: 1024, ..old.limits.clone() },
        labels: BTreeMap::from([("env".into(), "live".into())]),
        ..old.clone()
    };

    // What changed, as the body that would change it.
    let request = UpdateServerRequest::diff(&old, &new)?;
    println!("changed: {}", serde_json::to_string(&request)?);

    // What a log entry names. A request that says what is stored already changes nothing.
    let fields: Vec<_> = request.changed_fields(&old).map(Field::name).collect();
    println!("fields:  {}", fields.join(", "));
    assert_eq!(request.changed_fields(&new).len(), 0);

    // How to take it back, computed before it is applied.
    let undo = request.undo_for(&old)?;
    println!("undo:    {}", serde_json::to_string(&undo)?);

    let mut server = old.clone();
    request.apply_to(&mut server);
    assert_eq!(server, new);
    undo.apply_to(&mut server);
    assert_eq!(server, old);

    // No request gives a server another id, so there is no difference to send, and nothing is lost in silence.
    let other = Server { id: 8, ..old.clone() };
    println!("refused: {}", UpdateServerRequest::diff(&old, &other).unwrap_err());
    Ok(())
}
