use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(garde)]
struct User {
    is_company: bool,
    #[garde(if(cond = self.is_company, length(min = 1)))]
    name: String,
}

fn main() {}
