use patch_runtime::PatchRequest;

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
enum Mode {
    Custom,
    Default,
}

#[derive(PatchRequest)]
#[patch(schemars, no_serialize)]
struct Page {
    #[patch(requires(name, when = Mode::Custom))]
    mode: Mode,
    name: String,
}

fn main() {}
