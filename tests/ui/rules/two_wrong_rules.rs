use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(exactly_one(name), all_or_none(nick, nik))]
struct User {
    #[patch(requires(any(nick)), conflicts(when = "x", nick))]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
