use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(rename = "tz")]
    time_zone: Option<String>,
    #[patch(requires = "tz")]
    skip_checks: Option<bool>,
}

fn main() {}
