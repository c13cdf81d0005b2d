use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(exactly_one(who: name, nick), at_most_one(who: mail, phone))]
struct User {
    name: Option<String>,
    nick: Option<String>,
    mail: Option<String>,
    phone: Option<String>,
}

fn main() {}
