package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.text;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.List;
import java.util.Set;

/** The zone that the world sees, with the way to the load balancer, and the zone that only the network sees. */
final class DnsModule implements Module {
    private static final String PUBLIC = "PublicZone";
    private static final String INTERNAL = "InternalZone";

    /** Ids of the records that say where the database and the cache are. */
    static final String DATABASE = "DatabaseRecord";

    static final String CACHE = "CacheRecord";

    @Override
    public String name() {
        return "dns";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        String zone = settings.text("zone");
        design.addNamed(
                PUBLIC,
                "AWS::Route53::HostedZone",
                design.name("public-zone"),
                JsonValue.object()
                        .put("Name", zone)
                        .put("HostedZoneConfig", comment("Public zone of " + design.stack())));
        List<String> names = names(design);
        names.stream()
                .filter(domain -> !isIn(zone, domain))
                .forEach(domain ->
                        design.problem(
                                "zone",
                                "The certificate's name "
                                        + domain
                                        + " is not in the zone "
                                        + zone
                                        + ", so ACM would wait for its record forever. Set the"
                                        + " zone to the domain or to one above it."));
        if (design.has("load-balancer")) {
            List<String> sites = names.isEmpty() ? List.of(zone) : names;
            for (int i = 0; i < sites.size(); i++) {
                site(design, "SiteRecord" + (i == 0 ? "" : String.valueOf(i + 1)), sites.get(i));
            }
        }
        if (design.has("vpc")) {
            internal(design, settings, zone);
        }
    }

    /** What the certificate is good for, the main name first. */
    private static List<String> names(Design design) {
        return design.resource("Certificate").stream()
                .flatMap(certificate ->
                        certificate.properties().objects("DomainValidationOptions").stream())
                .flatMap(option -> option.text("DomainName").stream())
                .toList();
    }

    /** The name with an asterisk for its first label is in the zone of what is behind it. */
    private static boolean isIn(String zone, String domain) {
        return domain.equals(zone) || domain.endsWith("." + zone);
    }

    private static void site(Design design, String id, String domain) {
        design.add(
                id,
                "AWS::Route53::RecordSet",
                JsonValue.object()
                        .put("HostedZoneId", to(PUBLIC))
                        .put("Name", domain)
                        .put("Type", "A")
                        .put(
                                "AliasTarget",
                                JsonValue.object()
                                        .put("DNSName", text("dualstack.${LoadBalancer.DNSName}"))
                                        .put(
                                                "HostedZoneId",
                                                attribute("LoadBalancer", "CanonicalHostedZoneID"))
                                        .put("EvaluateTargetHealth", true)
                                        .build()));
    }

    private static void internal(Design design, ModuleSettings settings, String zone) {
        String name = settings.text("internal-zone");
        if (name.isEmpty()) {
            name = design.stack() + ".internal";
        }
        if (name.equals(zone)) {
            design.problem(
                    "internal-zone",
                    "A zone of the same name as the public one would hide it from the network."
                            + " Name it otherwise, for example internal."
                            + zone
                            + ".");
        }
        design.addNamed(
                INTERNAL,
                "AWS::Route53::HostedZone",
                design.name("internal-zone"),
                JsonValue.object()
                        .put("Name", name)
                        .put("HostedZoneConfig", comment("Names inside the VPC"))
                        .put("VPCs", List.of(network())));
        if (design.has("database")) {
            JsonObject endpoint = attribute("Database", "Endpoint.Address");
            record(design, DATABASE, "database." + name, endpoint, 60);
        }
        if (design.has("cache")) {
            JsonObject endpoint = attribute("Cache", "PrimaryEndPoint.Address");
            record(design, CACHE, "cache." + name, endpoint, 60);
        }
        if (design.has("efs")) {
            JsonObject endpoint = text("${Files}.efs.${AWS::Region}.${AWS::URLSuffix}");
            record(design, "FilesRecord", "files." + name, endpoint, 60);
        }
        JsonObject monitoring = text("monitoring.${AWS::Region}.${AWS::URLSuffix}");
        record(design, "MonitoringRecord", "monitoring." + name, monitoring, 300);
    }

    private static JsonObject network() {
        return JsonValue.object()
                .put("VPCId", to("Vpc"))
                .put("VPCRegion", to("AWS::Region"))
                .build();
    }

    private static void record(
            Design design, String id, String name, JsonObject target, long seconds) {
        ObjectBuilder record =
                JsonValue.object()
                        .put("HostedZoneId", to(INTERNAL))
                        .put("Name", name)
                        .put("Type", "CNAME")
                        .put("TTL", String.valueOf(seconds))
                        .put("ResourceRecords", List.of(target));
        design.add(id, "AWS::Route53::RecordSet", record);
    }

    private static JsonObject comment(String text) {
        return JsonValue.object().put("Comment", text).build();
    }
}
