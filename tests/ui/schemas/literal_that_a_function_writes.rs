use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(schemars)]
struct Job {
    #[patch(with = level, schema = String, requires(name, when = 1))]
    level: u8,
    name: String,
}

fn main() {}
