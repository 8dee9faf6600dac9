//! Where a region lies, as people write regions: country codes, names, and the regions of clouds.

/// Whether a region lies where a law applies. `None`: nobody can tell from its name.
pub(super) fn is_inside(region: &str, laws: &[&str]) -> Option<bool> {
    let region = region.trim().to_lowercase();
    let words =
        || region.split(|c: char| c.is_whitespace() || ",;/()·".contains(c)).filter(|word| !word.is_empty());
    let is_in =
        |law: &str, word: &str| WORDS.iter().any(|(place, known)| *place == law && known.contains(&word));
    let is_known = |word: &str| WORDS.iter().any(|(_, known)| known.contains(&word)) || is_cloud_region(word);
    // "in" may be a word of a sentence: a code that is not in the table counts only where it is all.
    let is_code = region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_code && !words().any(is_known) {
        return None;
    }
    let mut known = words().filter(|word| is_code || is_known(word));
    Some(known.all(|word| laws.iter().any(|law| is_in(law, word))))
}

/// `us-east-1`, `ap-southeast-2`, `us-central1`: two letters, then where there, with a number.
fn is_cloud_region(word: &str) -> bool {
    let first = word.split('-').next().unwrap_or_default();
    let is_area =
        first.len() == 2 || ["asia", "europe", "australia", "northamerica", "southamerica"].contains(&first);
    word.contains('-') && is_area && word.ends_with(|c: char| c.is_ascii_digit())
}

/// Words for where a law applies (`kr`, `eu` with the EEA), and for elsewhere. Not all regions of a
/// cloud called Europe lie in the EU: `eu-west-2` is London, `eu-central-2` Zurich.
const WORDS: [(&str, &[&str]); 3] = [
    (
        "kr",
        &[
            "kr",
            "kor",
            "korea",
            "seoul",
            "한국",
            "대한민국",
            "국내",
            "서울",
            "ap-northeast-2",
            "asia-northeast3",
            "koreacentral",
            "koreasouth",
        ],
    ),
    (
        "eu",
        &[
            "eu",
            "eea",
            "at",
            "be",
            "bg",
            "hr",
            "cy",
            "cz",
            "dk",
            "ee",
            "fi",
            "fr",
            "de",
            "gr",
            "hu",
            "ie",
            "it",
            "lv",
            "lt",
            "lu",
            "mt",
            "nl",
            "pl",
            "pt",
            "ro",
            "sk",
            "si",
            "es",
            "se",
            "is",
            "li",
            "no",
            "유럽연합",
            "germany",
            "독일",
            "frankfurt",
            "france",
            "프랑스",
            "paris",
            "ireland",
            "아일랜드",
            "dublin",
            "netherlands",
            "네덜란드",
            "spain",
            "스페인",
            "italy",
            "이탈리아",
            "sweden",
            "스웨덴",
            "poland",
            "폴란드",
            "eu-west-1",
            "eu-west-3",
            "eu-central-1",
            "eu-north-1",
            "eu-south-1",
            "eu-south-2",
            "europe-west1",
            "europe-west3",
            "europe-west4",
            "europe-west8",
            "europe-west9",
            "europe-north1",
            "europe-central2",
            "europe-southwest1",
            "westeurope",
            "northeurope",
            "germanywestcentral",
            "francecentral",
            "swedencentral",
        ],
    ),
    (
        "",
        &[
            "global",
            "worldwide",
            "overseas",
            "해외",
            "국외",
            "us",
            "usa",
            "america",
            "미국",
            "virginia",
            "oregon",
            "uk",
            "gb",
            "england",
            "london",
            "영국",
            "런던",
            "switzerland",
            "zurich",
            "스위스",
            "jp",
            "japan",
            "tokyo",
            "일본",
            "도쿄",
            "cn",
            "china",
            "중국",
            "hk",
            "홍콩",
            "tw",
            "taiwan",
            "대만",
            "sg",
            "singapore",
            "싱가포르",
            "india",
            "인도",
            "canada",
            "캐나다",
            "australia",
            "호주",
            "eastus",
            "westus",
            "japaneast",
            "southeastasia",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_read_as_people_write_it() {
        for (region, kr, eu) in [
            ("kr", Some(true), Some(false)),
            ("KR (Seoul)", Some(true), Some(false)),
            ("서울 리전", Some(true), Some(false)),
            ("ap-northeast-2", Some(true), Some(false)),
            ("ap-northeast-1", Some(false), Some(false)),
            ("eu-west-1", Some(false), Some(true)),
            ("eu-west-2", Some(false), Some(false)),
            ("de", Some(false), Some(true)),
            ("us-central1", Some(false), Some(false)),
            ("br", Some(false), Some(false)),
            ("Seoul, Tokyo", Some(false), Some(false)),
            ("global", Some(false), Some(false)),
            ("office cabinet", None, None),
            ("", None, None),
        ] {
            assert_eq!((is_inside(region, &["kr"]), is_inside(region, &["eu"])), (kr, eu), "{region}");
        }
        assert_eq!(is_inside("Seoul, Dublin", &["kr", "eu"]), Some(true));
    }
}
