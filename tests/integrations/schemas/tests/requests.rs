//! Samples of the members of each request.
//!
//! No number among them is too large for its type, and no character is a longer text, because not every library says as
//! much of a type: that is one of the [`differences`](crate::differences).

use patch_runtime::PatchRequest;
use patch_schemas::{account, generic, groups, tree, values};
use serde_json::{Value, json};

use crate::documents::Suite;

type Sample = (&'static str, Value, Value);

fn text(name: &'static str) -> Sample {
    (name, json!(["a", "Ada", "null", ""]), json!([1, true, ["a"], {}, 1.5]))
}

fn flag(name: &'static str) -> Sample {
    (name, json!([true, false]), json!([0, "true", [], {}]))
}

fn byte(name: &'static str) -> Sample {
    (name, json!([0, 1, 255]), json!([-1, 1.5, "1", [], true]))
}

fn anything(name: &'static str) -> Sample {
    // Wrong is null alone.
    (name, json!([0, "", [], {}, { "a": null }, [null], true, 1.5]), json!([null]))
}

fn texts(name: &'static str) -> Sample {
    (name, json!([[], ["a", "b"], [""]]), json!([[1], [null], "a", {}, ["a", 1]]))
}

fn plan(name: &'static str) -> Sample {
    (name, json!(["free", "per_month"]), json!(["Free", "perMonth", "", 0, {}, ["free"]]))
}

fn place(name: &'static str) -> Sample {
    let right = json!([{ "street": "s" }, { "street": "s", "floor": null }, { "street": "", "floor": -1 }]);
    (
        name,
        right,
        json!([{}, { "floor": 1 }, { "street": null }, { "street": "s", "floor": "1" }, { "street": "s", "city": "c" }, "s", 1]),
    )
}

fn seconds(name: &'static str) -> Sample {
    (name, json!(["0", "3600", "007"]), json!([0, 1.5, "", "-1", "1s", " 1", ["1"], {}]))
}

pub(crate) fn account() -> Suite {
    let numbers = json!([{}, { "a": 1 }, { "a": 0, "b": 255 }]);
    let more_numbers = json!([{}, { "a": null }, { "a": 0, "b": null }]);
    let labels = json!([{}, { "a": null }, { "a": "b", "c": null }]);
    Suite::new::<account::UpdateAccountRequest>(
        &[
            ("version", json!([0, 65535]), json!([-1, 0.5, "1"])),
            text("name"),
            text("nickname"),
            text("email"),
            text("about"),
            text("words"),
            ("balance", json!([0, 1.5, -3, 1e30]), json!(["1", [], {}, true])),
            ("seats", json!([-128, 0, 127]), json!([0.5, "1", [1]])),
            flag("isPublic"),
            plan("plan"),
            plan("last_plan"),
            place("place"),
            place("last_place"),
            anything("data"),
            anything("more_data"),
            texts("tags"),
            ("numbers", numbers, json!([{ "a": null }, { "a": -1 }, { "a": "1" }, [], 1])),
            ("labels", labels, json!([{ "a": 1 }, { "a": [] }, [], "a", 1])),
            ("more_numbers", more_numbers, json!([{ "a": "1" }, { "a": -1 }, [], 1])),
            anything("settings"),
            seconds("timeout"),
            seconds("limit"),
            text("external_id"),
            ("sign", json!(["a", "ß", "\u{1f600}"]), json!([1, ["a"], {}])),
            text("password"),
            flag("notify"),
        ],
        vec![],
    )
}

pub(crate) fn open() -> Suite {
    Suite::new::<account::UpdateOpenRequest>(&[text("name"), byte("size")], vec![])
}

pub(crate) fn plain() -> Suite {
    let flags = ["plain"].map(flag);
    let bytes = ["small", "medium", "large", "width", "height", "depth"].map(byte);
    let texts = ["name", "title", "subtitle", "color"].map(text);
    let samples: Vec<_> = flags.into_iter().chain(bytes).chain(texts).collect();
    Suite::new::<groups::UpdatePlainRequest>(&samples, vec![])
}

pub(crate) fn nullable() -> Suite {
    let flags = ["red", "green", "blue", "daylight", "silent", "decision"].map(flag);
    let bytes = ["ownerId", "start", "end", "first", "second", "repeats", "version"].map(byte);
    let texts = ["ownerName", "ownerEmail", "zone", "note"].map(text);
    let samples: Vec<_> = flags.into_iter().chain(bytes).chain(texts).collect();
    Suite::new::<groups::UpdateNullableRequest>(&samples, vec![])
}

pub(crate) fn source() -> Suite {
    let audiences = json!(["everyone", "no-one", "chosen"]);
    Suite::new::<values::UpdateSourceRequest>(
        &[
            ("sign_in", json!(["aws", "login", "basic", "none", "gcp", ""]), json!([1, null, ["aws"]])),
            text("region"),
            text("role"),
            text("login"),
            ("repositories", json!([[], [1]]), json!([[-1], 1, "1", {}])),
            ("shown_to", audiences, json!(["Chosen", "", 1, []])),
            flag("only_single_sign_on"),
            flag("single_sign_on"),
            ("count", json!([100, 7, 8, 9]), json!([-1, 0.5, "7"])),
            ("scale", json!([-1, 2, 0]), json!([0.5, "2", true])),
            ("factor", json!([0.1, 1, 0.5]), json!(["0.1", [], true])),
            ("sign", json!(["x", "y"]), json!([1, ["x"]])),
            ("level", json!([1, 2]), json!([0, 3, "1", 1.5])),
            byte("depth"),
        ],
        vec![],
    )
}

fn place_request() -> Suite {
    let zip = ("zip", json!([0, 12345]), json!([-1, "1", 1.5]));
    Suite::new::<tree::UpdatePlaceRequest>(&[zip, text("city"), text("street")], vec![])
}

pub(crate) fn node() -> Suite {
    node_of(3)
}

/// A node with so many levels beneath it.
fn node_of(levels: usize) -> Suite {
    let number = |name| (name, json!([0, -5]), json!(["1", 1.5, []]));
    let nodes = json!([{}, { "name": "a" }, { "left": null }]);
    let end = |name| (name, nodes.clone(), json!([{ "x": 1 }, { "name": null }, [], 1, { "left": { "y": 1 } }]));
    let mut nested = vec![("place", place_request())];
    if levels > 0 {
        nested.extend([("left", node_of(levels - 1)), ("right", node_of(levels - 1))]);
    }
    Suite::new::<tree::UpdateNodeRequest>(&[text("name"), number("x"), number("y"), end("left"), end("right")], nested)
}

pub(crate) fn project() -> Suite {
    let tagged = Suite::new::<tree::UpdateTaggedRequest>(&[text("text")], vec![]);
    Suite::new::<tree::UpdateProjectRequest>(&[text("name")], vec![("source", source()), ("tagged", tagged)])
}

pub(crate) fn page() -> Suite {
    Suite::new::<generic::UpdatePageRequest<u8, 2>>(
        &[
            text("title"),
            ("items", json!([[], [1, 255]]), json!([[-1], ["1"], 1, {}])),
            ("sizes", json!([[1, 2], [0, 0]]), json!([[1, -1], ["1", "2"], 1, {}])),
        ],
        vec![],
    )
}

pub(crate) fn envelope() -> Suite {
    Suite::new::<generic::UpdateEnvelopeRequest<groups::Plain>>(&[], vec![("content", plain())])
}

/// The members of all three forms of the user.
pub(crate) fn user<R: PatchRequest>() -> Suite {
    const FLAGS: [&str; 5] = [
        "delete_self_enabled",
        "create_organization_enabled",
        "skip_password_checks",
        "sign_out_of_other_sessions",
        "notify_primary_email_address_changed",
    ];
    let samples: Vec<_> = R::FIELDS
        .iter()
        .map(|field| match field.name() {
            name if FLAGS.contains(&name) => flag(name),
            name if name.ends_with("metadata") => anything(name),
            "backup_codes" => texts("backup_codes"),
            name => text(name),
        })
        .collect();
    Suite::new::<R>(&samples, vec![])
}

pub(crate) fn organization() -> Suite {
    let number = ("max_allowed_memberships", json!([0, 100, -1]), json!(["1", 1.5, []]));
    let samples = [text("name"), text("slug"), number, flag("admin_delete_enabled"), text("created_at")];
    Suite::new::<patch_tests::organization::UpdateOrganizationRequest>(&samples, vec![])
}

pub(crate) fn template() -> Suite {
    let texts = ["name", "bodyMarkup", "replyToEmailName", "fromEmailName"].map(text);
    let samples: Vec<_> = texts.into_iter().chain([flag("delivered")]).collect();
    Suite::new::<patch_tests::template::UpsertTemplateRequest>(&samples, vec![])
}
