package io.stratoscope.emulator;

import java.util.List;
import java.util.Map;

/** moto in server mode. */
public final class MotoServer extends EmulatorServer {

    public MotoServer() {
        super("moto", "moto_server", "/moto-api/reset");
    }

    @Override
    void configure(ProcessBuilder builder, int port) {
        builder.command().addAll(List.of("-H", "127.0.0.1", "-p", String.valueOf(port)));
        builder.environment()
                .putAll(
                        Map.of(
                                "MOTO_ACCOUNT_ID", "123456789012",
                                // A certificate is issued by the time it is first described, not
                                // after a minute: else two discoveries might differ by it.
                                "MOTO_ACM_VALIDATION_WAIT", "0",
                                // AWS's own policies, which roles of ours have attached.
                                "MOTO_IAM_LOAD_MANAGED_POLICIES", "true"));
    }
}
