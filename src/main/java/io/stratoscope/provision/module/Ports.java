package io.stratoscope.provision.module;

/** TCP ports of what Immich is made of. */
final class Ports {
    static final int SERVER = 2283;
    static final int MACHINE_LEARNING = 3003;
    static final int DATABASE = 5432;
    static final int CACHE = 6379;
    static final int FILES = 2049;
    static final int HTTP = 80;
    static final int HTTPS = 443;

    private Ports() {}
}
