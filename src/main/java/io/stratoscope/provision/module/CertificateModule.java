package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A certificate of ACM, which is given for a DNS record that proves whose domain it is. */
final class CertificateModule implements Module {

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        List<String> others = settings.texts("other-names");
        ObjectBuilder certificate =
                JsonValue.object()
                        .put("DomainName", settings.text("domain"))
                        .put("ValidationMethod", "DNS");
        if (!others.isEmpty()) {
            certificate.put("SubjectAlternativeNames", Design.texts(others));
        }
        // Otherwise the record has to be made by hand where the domain is at home.
        if (design.has("dns")) {
            List<String> all = new ArrayList<>();
            all.add(settings.text("domain"));
            all.addAll(others);
            certificate.put(
                    "DomainValidationOptions",
                    all.stream().distinct().map(CertificateModule::proof).toList());
        }
        design.addNamed(
                "Certificate",
                "AWS::CertificateManager::Certificate",
                design.name("cert"),
                certificate);
    }

    private static JsonObject proof(String domain) {
        return JsonValue.object()
                .put("DomainName", domain)
                .put("HostedZoneId", to("PublicZone"))
                .build();
    }
}
