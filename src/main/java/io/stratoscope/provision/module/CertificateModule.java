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
        String domain = settings.text("domain");
        // ACM tells each name once, and the main one not among the others.
        List<String> others =
                settings.texts("other-names").stream()
                        .filter(name -> !name.equals(domain))
                        .distinct()
                        .toList();
        ObjectBuilder certificate =
                JsonValue.object().put("DomainName", domain).put("ValidationMethod", "DNS");
        if (!others.isEmpty()) {
            certificate.put("SubjectAlternativeNames", Design.texts(others));
        }
        // Otherwise the record has to be made by hand where the domain is at home.
        if (design.has("dns")) {
            List<String> all = new ArrayList<>();
            all.add(domain);
            all.addAll(others);
            certificate.put(
                    "DomainValidationOptions", all.stream().map(CertificateModule::proof).toList());
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
