/// Keyrings of the tests' own, as pieces of scripts that run inside a sandbox without one.
enum KeyringScripts {
    /// `start_bus`: a session bus that starts no service by itself, so that nobody but the test brings one back.
    /// `start_daemon`, `kill_daemon`: GNOME Keyring on it.
    static let functions = """
        start_bus() {
            cat >"$HOME/bus.conf" <<END
        <busconfig><type>session</type><listen>unix:path=$XDG_RUNTIME_DIR/bus</listen>
        <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
        <allow own="*"/></policy></busconfig>
        END
            dbus-daemon --config-file="$HOME/bus.conf" --nofork >/dev/null 2>&1 & bus=$!
            until [ -S "$XDG_RUNTIME_DIR/bus" ]; do sleep 0.02; done
        }
        ask_service() {
            gdbus call --session --timeout 2 --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets \\
                --method "$@" 2>/dev/null
        }
        start_daemon() {
            printf password | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 & daemon=$!
            until ask_service org.freedesktop.Secret.Service.ReadAlias session | grep -q collection/session; do
                sleep 0.02
            done
        }
        kill_daemon() { kill -KILL $daemon; wait $daemon 2>/dev/null; }
        notes() { "$@" 2>&1 >/dev/null | grep -vE 'auth/token_host|api_endpoint_overrides'; }
        calls() { lanyard-sandbox log --clear | grep -c generateAccessToken; }
        export SERVICE_ACCOUNT=ray-ai-training@ray-whisper.iam.gserviceaccount.com

        """
}
