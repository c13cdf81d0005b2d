//! Constants of every form in types: more than the parser knows that most derives share.

use patch_runtime::PatchRequest;
use serde::{Deserialize, Serialize};

use crate::{print, round};

const TWO: usize = 2;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Sized_<const N: usize>;

macro_rules! bytes {
    ($length:expr) => {
        [u8; {
            let length = $length;
            length
        }]
    };
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(exactly_one(a, b))]
#[allow(unused_braces)]
struct Lengths<const N: usize = { if TWO > 1 { 3 } else { 4 } }>
where
    Sized_<
        {
            let three = 3;
            three
        },
    >: Clone,
{
    a: [u8; { TWO + 1 }],
    b: [u8; if TWO > 1 { 2 } else { 3 }],
    c: [u8; match TWO {
        2 => 1,
        _ => 3,
    }],
    d: [[u8; {
        let two = 2;
        two
    }]; {
        const ONE: usize = 1;
        ONE
    }],
    #[patch(nullable)]
    e: Option<
        [u8; {
            let mut sum = 0;
            while sum < 4 {
                sum += 1
            }
            sum
        }],
    >,
    #[patch(nullable, default = [if TWO == 2 { 1 } else { 2 }; 'a: { break 'a 2 }])]
    f: [u8; loop {
        break 2;
    }],
    g: Sized_<{ if TWO == 2 { 1 } else { 0 } }>,
    h: Sized_<TWO>,
    i: (Sized_<{ -1_i8 as u8 as usize }>, Vec<[u8; size_of::<u16>()]>),
    j: bytes!(2),
    k: [u8; "abc".len()],
    l: [u8; 1 << 1],
    m: [u8; {
        fn two() {}
        TWO
    }],
    #[patch(skip)]
    n: Vec<[u8; N]>,
    #[patch(nullable, requires(a, when = "x"))]
    o: Option<String>,
}

#[test]
fn all() {
    let text =
        r#"{"a":[1,2,3],"c":[1],"d":[[1,2]],"e":[1,2,3,4],"f":null,"g":null,"h":null,"j":[1,2],"k":[1,2,3],"o":"x"}"#;
    let text = text.replace(r#","g":null,"h":null"#, "");
    let request: UpdateLengthsRequest = round(&text);
    let mut lengths = Lengths::<3>::default();
    request.apply_to(&mut lengths);
    assert_eq!((lengths.d, lengths.f, lengths.n), ([[1, 2]], [1, 1], vec![]));
    assert_eq!(
        print(&UpdateLengthsRequest::builder().b([1, 2]).m([3, 4]).build().unwrap()),
        r#"{"b":[1,2],"m":[3,4]}"#
    );
}
