use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(rename_all = "camelCase")]
struct User {
    time_zone: Option<String>,
    #[patch(requires(timeZone))]
    skip_checks: Option<bool>,
}

fn main() {}
