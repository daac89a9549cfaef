//! A reporting body of the invented province.

/// A body that files a report each year.
pub(crate) struct Body {
    /// Full name, as in the title.
    pub(crate) name: String,
    /// Level and type.
    pub(crate) kind: Kind,
    /// Folder from the corpus down, with `/`.
    pub(crate) folder: String,
    /// The place that it governs or serves, without its ending: 浣溪.
    pub(crate) short: String,
    /// Ending of the area that it speaks about: 市, 县, 区, 镇, 乡, 街道.
    pub(crate) area: &'static str,
    /// Name of the government whose website it uses.
    pub(crate) site_owner: String,
    /// Ending of the area one level up, or of its own government for a bureau.
    pub(crate) upper: &'static str,
    /// Field of a bureau, for its public account.
    pub(crate) field: Option<String>,
    /// What its reports talk about.
    pub(crate) topics: Vec<String>,
    /// Postal address, from the province down.
    pub(crate) address: String,
    /// Telephone with area code.
    pub(crate) phone: String,
}

/// Level and type of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The government of a city.
    CityGovernment,
    /// The government of a county or district.
    CountyGovernment,
    /// A bureau of a city.
    CityBureau,
    /// A bureau of a county or district.
    CountyBureau,
    /// A township government or street office.
    Township,
}

impl Kind {
    /// How many times as much happens here as in a township.
    pub(crate) fn scale(self) -> i64 {
        match self {
            Self::CityGovernment => 12,
            Self::CountyGovernment => 6,
            Self::CityBureau => 3,
            Self::CountyBureau => 2,
            Self::Township => 1,
        }
    }

    /// The word that templates use for the type.
    pub(crate) fn flag(self) -> &'static str {
        match self {
            Self::CityGovernment | Self::CountyGovernment => "gov",
            Self::CityBureau | Self::CountyBureau => "bureau",
            Self::Township => "town",
        }
    }

    /// Whether its report is published by the end of March, not of January.
    pub(crate) fn is_government(self) -> bool {
        self.flag() == "gov"
    }
}

impl Body {
    /// How it calls itself: 我局.
    pub(crate) fn own(&self) -> String {
        match self.kind {
            Kind::CityBureau | Kind::CountyBureau => format!("我{}", self.organ()),
            _ => format!("我{}", self.area),
        }
    }

    /// The website that it publishes on.
    pub(crate) fn site(&self) -> String {
        format!("{}门户网站", self.site_owner)
    }

    /// The name of its public account.
    pub(crate) fn account(&self) -> String {
        format!("{}{}", self.short, self.field.as_deref().unwrap_or("发布"))
    }

    /// The office that deals with disclosure.
    pub(crate) fn office(&self) -> String {
        match self.kind {
            Kind::CityGovernment | Kind::CountyGovernment => format!("{}政府办公室", self.area),
            Kind::CityBureau | Kind::CountyBureau => format!("{}办公室", self.organ()),
            Kind::Township => "党政综合办公室".to_owned(),
        }
    }

    /// What its parts are called.
    pub(crate) fn unit(&self) -> &'static str {
        match self.kind {
            Kind::CityGovernment | Kind::CountyGovernment => "部门",
            Kind::CityBureau => "科室",
            Kind::CountyBureau => "股室",
            Kind::Township => "站所",
        }
    }

    /// Its leader.
    pub(crate) fn head(&self) -> String {
        match self.kind {
            Kind::CityBureau | Kind::CountyBureau if self.organ() == "委" => "委主任".to_owned(),
            Kind::CityBureau | Kind::CountyBureau => "局长".to_owned(),
            Kind::Township if self.area == "街道" => "街道办事处主任".to_owned(),
            _ => format!("{}长", self.area),
        }
    }

    /// Whom it serves.
    pub(crate) fn people(&self) -> &'static str {
        match (self.kind, self.area) {
            (Kind::Township, "街道") => "居民",
            (Kind::Township, _) => "村民",
            _ => "群众",
        }
    }

    fn organ(&self) -> &'static str {
        if self.name.ends_with("委员会") {
            "委"
        } else {
            "局"
        }
    }
}
