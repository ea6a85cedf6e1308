package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.DnsProperties;
import software.amazon.awssdk.services.servicediscovery.model.ListNamespacesResponse;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceProperties;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceSummary;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceType;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Cloud Map namespaces, in which services find one another: by DNS, or by Service Connect. */
public final class NamespaceDescriber extends ListedDescriber<NamespaceSummary> {

    /** The most that Cloud Map returns a page. */
    private static final int PAGE = 100;

    public NamespaceDescriber() {
        super("servicediscovery", "namespace", "servicediscovery:ListNamespaces");
    }

    @Override
    void fetch(
            DescribeContext context,
            @Nullable String id,
            BooleanSupplier stop,
            Consumer<NamespaceSummary> each) {
        ServiceDiscoveryClient cloudMap = context.client(ServiceDiscoveryClient.class);
        Pages.forEach(
                stop,
                token ->
                        cloudMap.listNamespaces(
                                request -> request.maxResults(PAGE).nextToken(token)),
                ListNamespacesResponse::nextToken,
                page -> page.namespaces().forEach(each));
    }

    @Override
    Arn arn(NamespaceSummary namespace, DescribeContext context) {
        return Arn.of(namespace.arn());
    }

    // There are few, and the listing tells all of each.
    @Override
    boolean hasLookUp() {
        return false;
    }

    @Override
    boolean saysGone(RuntimeException failure) {
        return false;
    }

    @Override
    void report(NamespaceSummary namespace, DescribeContext context, Details details) {
        Arn arn = arn(namespace, context);
        RelationsOf relations = new RelationsOf(arn, action());
        Optional.ofNullable(namespace.properties())
                .map(NamespaceProperties::dnsProperties)
                .map(DnsProperties::hostedZoneId)
                .ifPresent(zone ->
                        relations.to(
                                RelationKind.REFERENCES,
                                new Arn(
                                        context.partition(),
                                        "route53",
                                        "",
                                        "",
                                        "hostedzone/" + zone),
                                "Properties.DnsProperties.HostedZoneId"));
        context.found(
                Described.untagged(
                        arn,
                        type(namespace.type()),
                        namespace.id(),
                        namespace.name(),
                        action(),
                        SdkJson.of(namespace)),
                relations.list());
    }

    private static ResourceType type(@Nullable NamespaceType type) {
        if (type == NamespaceType.HTTP) {
            return ResourceType.HTTP_NAMESPACE;
        }
        return type == NamespaceType.DNS_PUBLIC
                ? ResourceType.PUBLIC_DNS_NAMESPACE
                : ResourceType.PRIVATE_DNS_NAMESPACE;
    }
}
