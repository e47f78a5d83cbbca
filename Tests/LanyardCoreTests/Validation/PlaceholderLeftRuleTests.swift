import LanyardCore
import Testing

@Suite("placeholder-left")
struct PlaceholderLeftRuleTests {
    @Test(
        "what it finds",
        arguments: [
            RuleCase(
                "export PROJECT_ID=«<PROJECT>»\n",
                "a placeholder is left here",
                "put the value in its place"
            ),
            RuleCase(
                "export PROJECT_ID=\"${PROJECT_ID:-«your-project-id»}\"\n",
                "a placeholder is left here, and nothing else is set",
                "put the value in its place"
            ),
            RuleCase(
                "export PROJECT_ID=«\"<your project>\"»\n",
                "a placeholder is left here",
                "put the value in its place"
            ),
            RuleCase(
                "export PROJECT_ID=«your-project-id»\n",
                "a placeholder is left here",
                "put the value in its place"
            ),
            RuleCase(
                "export X=«\"{{ project }}\"»\n",
                "a placeholder is left here",
                "put the value in its place"
            ),
            RuleCase(
                "export PROJECT_ID=«{{ project_id }}»\nexport X=$PROJECT_ID\n",
                "a placeholder is left here",
                "put the value in its place"
            ),
            RuleCase(
                "X=«gs://{{ cookiecutter.bucket }}-data»\nexport Y=«{{name}}»\n",
                "a placeholder is left here",
                "put the value in its place"
            ),
            RuleCase(
                "export X=«'<b>bold</b> <PROJECT>'»\n",
                "a placeholder is left here",
                "put the value in its place"
            ),
            RuleCase(
                "export X=«'{{ project.name }}'»\n",
                "a placeholder is left here",
                "put the value in its place"
            ),
            RuleCase(
                "export KEY=«changeme»\n",
                "a placeholder is left here",
                "put the value in its place"
            ),
            RuleCase(
                "export X=«\"[PROJECT_ID]\"»\n",
                "a placeholder is left here",
                "put the value in its place"
            ),
            RuleCase(
                "A=a\nexport X=«\"gs://${A}-{{ suffix }}\"»\nexport Y=«${B:-{{ b }}}»\n",
                "a placeholder is left here",
                "put the value in its place"
            ),
            RuleCase(
                "export X=«'gs://<bucket>/a'»\nexport Y=«'a-<name>'»\nexport Z=«TODO»\n",
                "a placeholder is left here",
                "put the value in its place"
            ),
            RuleCase(
                "export BOS_TOKEN=«'<your-token>'»\n",
                "a placeholder is left here",
                "put the value in its place"
            ),
        ]
    )
    func bad(_ ruleCase: RuleCase) throws {
        try expect(ruleCase, from: "placeholder-left")
    }

    @Test(
        "what it leaves alone",
        arguments: [
            "export X='a < b > c'\n", "export X='{}'\n", "export PROJECT_ID=ray-whisper\n", "export X=todo-list\n",
            "export X='[0-9]'\n", "export FORMAT='{{.Names}} {{ .ID }}'\n", "export FORMAT='{{json .}}'\n",
            "export FORMAT='{{range .Items}}{{.Name}}{{end}}'\n", "export FORMAT='{{- len (index . 0)}}'\n",
            "export PAD_TOKEN='[PAD]'\n", "export UNK_TOKEN=\"<unk>\"\n", "export MASK_TOKEN='<mask>'\n",
            "export BOS_TOKEN='<|begin_of_text|>'\n", "export RE='(?P<name>x)'\n", "export T='List<String>'\n",
            "export NOTE='is a <b and c> 5'\n", "export STATUS_DEFAULT=todo\n", "export X='${{a,b},c}'\n",
            "export UNK='<unk>'\n", "export S='[INST]'\n", "export CHAT_TEMPLATE='{{ bos_token }}{% for x %}'\n",
            "export SYSTEM_PROMPT='Hello {{name}}'\n", "export NOTE='<b>bold</b>'\n", "export NOTE='a<br/>b<br>c'\n",
        ]
    )
    func good(_ text: String) {
        expectNothing(in: text)
    }
}
