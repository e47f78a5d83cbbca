/// What ``Region`` says of REGION and its like.
struct RegionRule: NameRule {
    let name = "region"
    let summary = "A region is one of Google Cloud's."
    let meaning = VariableMeaning.region
}
