//! sea-orm: its `DeriveIntoActiveModel` on the request, whose nullable fields are double options.

use patch_runtime::PatchRequest as _;
use patch_sql::TABLE;
use sea_orm::{
    ActiveModelTrait as _, ConnectionTrait as _, Database, DatabaseConnection, EntityTrait as _, IntoActiveModel as _,
    Set,
};

use crate::bodies::INSERT;

mod user {
    #![allow(missing_docs, unreachable_pub, unused_qualifications)] // of what sea-orm's derives ask for and generate

    use patch_runtime::PatchRequest;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, PatchRequest)]
    #[sea_orm(table_name = "users")]
    #[patch(name = UpdateUser, repr = "option", derive(Clone, DeriveIntoActiveModel), request_only {
        #[patch(secret, attr(sea_orm(ignore)))]
        password: String,
    })]
    pub struct Model {
        #[sea_orm(primary_key)]
        #[patch(skip)]
        pub id: i64,
        #[sea_orm(column_name = "user_name")]
        pub name: String,
        #[patch(nullable)]
        pub nickname: Option<String>,
        pub email: Option<String>,
        #[patch(nullable)]
        pub age: Option<i32>,
        pub is_admin: bool,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

async fn database() -> DatabaseConnection {
    let database = Database::connect("sqlite::memory:").await.unwrap();
    database.execute_unprepared(TABLE).await.unwrap();
    database.execute_unprepared(INSERT).await.unwrap();
    database
}

async fn stored(database: &DatabaseConnection) -> user::Model {
    user::Entity::find_by_id(7).one(database).await.unwrap().unwrap()
}

fn read(body: &str) -> user::UpdateUser {
    serde_json::from_str(body).expect(body)
}

#[tokio::test]
async fn what_is_stored_is_what_applying_gives() {
    for body in [
        r#"{"name": "grace"}"#,
        r#"{"nickname": null}"#,
        r#"{"nickname": "G", "age": null}"#,
        r#"{"email": "grace@example.org", "is_admin": false}"#,
        r#"{"age": 85, "name": "'; DROP TABLE users; --", "password": "p"}"#,
        // sea-orm makes no statement of nothing.
        "{}",
    ] {
        let database = database().await;
        let mut expected = stored(&database).await;
        let mut user = read(body).into_active_model();
        assert_eq!(user.is_changed(), !read(body).is_empty(), "{body}");
        user.id = Set(7);
        let updated = user.update(&database).await.unwrap();
        read(body).apply_to(&mut expected);
        assert_eq!(updated, expected, "{body}");
        assert_eq!(stored(&database).await, expected, "{body}");
    }
}
