package io.stratoscope.provision.module;

import java.util.List;
import java.util.Optional;

/** All modules that a blueprint can have, in the order in which they are designed. */
public final class Modules {
    public static final List<Module> ALL =
            List.of(
                    new KmsModule(),
                    new VpcModule(),
                    new SecretsModule(),
                    new EfsModule(),
                    new BackupStorageModule(),
                    new IamModule(),
                    new DataSyncModule(),
                    new DatabaseModule(),
                    new CacheModule(),
                    new CertificateModule(),
                    new LoadBalancerModule(),
                    new ComputeModule(),
                    new DnsModule(),
                    new MonitoringModule(),
                    new RemoteStateModule(),
                    new SiteModule());

    private Modules() {}

    public static Optional<Module> named(String name) {
        return ALL.stream().filter(module -> module.name().equals(name)).findFirst();
    }
}
