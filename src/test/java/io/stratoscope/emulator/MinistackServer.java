package io.stratoscope.emulator;

import java.util.Map;

/** ministack, with nothing but what is in its own process: it is kept from containers, and from ports beside its one. */
public final class MinistackServer extends EmulatorServer {

    public MinistackServer() {
        super("ministack", "ministack", "/_ministack/reset");
    }

    @Override
    void configure(ProcessBuilder builder, int port) {
        builder.environment()
                .putAll(
                        Map.of(
                                "BIND_HOST", "127.0.0.1",
                                "GATEWAY_PORT", String.valueOf(port),
                                "IOT_MTLS_ENABLED", "0",
                                "SFTP_ENABLED", "0",
                                "DOCKER_HOST", "unix:///nowhere"));
    }
}
