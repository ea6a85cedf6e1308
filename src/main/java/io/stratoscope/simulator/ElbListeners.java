package io.stratoscope.simulator;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CertificateNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateListenerException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

import java.util.List;

/** Listeners. */
final class ElbListeners {

    private final SimulatedLoadBalancing elb;
    private final ServiceTags<Tag> tags;
    private final ElbState state;
    private final ElbRules rules;

    ElbListeners(
            SimulatedLoadBalancing elb, ServiceTags<Tag> tags, ElbState state, ElbRules rules) {
        this.elb = elb;
        this.tags = tags;
        this.state = state;
        this.rules = rules;
    }

    CreateListenerResponse createListener(CreateListenerRequest request) {
        return CreateListenerResponse.builder().listeners(create(request)).build();
    }

    private Listener create(CreateListenerRequest request) {
        LoadBalancer balancer = state.balancers().get(request.loadBalancerArn());
        if (state.listenersOf(balancer.loadBalancerArn()).stream()
                .anyMatch(other -> request.port().equals(other.port()))) {
            throw elb.error(
                    DuplicateListenerException.builder(),
                    400,
                    "DuplicateListener",
                    "A listener already exists on port %s".formatted(request.port()));
        }
        String path =
                balancer.loadBalancerArn()
                        .substring(
                                balancer.loadBalancerArn().indexOf(":loadbalancer/")
                                        + ":loadbalancer/".length());
        String arn = elb.arn("listener/" + path + "/" + elb.account().ids().hex("listener", 16));
        Listener listener =
                Listener.builder()
                        .listenerArn(arn)
                        .loadBalancerArn(balancer.loadBalancerArn())
                        .port(request.port())
                        .protocol(request.protocol())
                        .certificates(request.certificates())
                        .sslPolicy(request.sslPolicy())
                        .alpnPolicy(request.alpnPolicy())
                        .defaultActions(request.defaultActions())
                        .build();
        rules.checkTargets(listener, request.defaultActions());
        checkCertificate(listener);
        state.add(listener);
        tags.register(arn, request.tags());
        rules.addDefault(listener);
        return listener;
    }

    DescribeListenersResponse describe(DescribeListenersRequest request) {
        List<Listener> found =
                request.hasListenerArns()
                        ? request.listenerArns().stream().map(state.listeners()::get).toList()
                        : state.listenersOf(
                                state.balancers().get(request.loadBalancerArn()).loadBalancerArn());
        var page =
                elb.page(found, SimulatedLoadBalancing.PAGES, request.pageSize(), request.marker());
        return DescribeListenersResponse.builder()
                .listeners(page.items())
                .nextMarker(page.token())
                .build();
    }

    private void checkCertificate(Listener listener) {
        if (listener.protocol() == ProtocolEnum.HTTPS && listener.certificates().isEmpty()) {
            throw elb.error(
                    400, "ValidationError", "A certificate must be specified for HTTPS listeners");
        }
        listener.certificates().stream()
                .map(Certificate::certificateArn)
                // IAM's are not simulated.
                .filter(arn -> arn.startsWith("arn:aws:acm:"))
                .forEach(this::checkIssued);
    }

    private void checkIssued(String arn) {
        CertificateStatus status;
        try {
            status =
                    elb.account()
                            .client(AcmClient.class, elb.region())
                            .describeCertificate(request -> request.certificateArn(arn))
                            .certificate()
                            .status();
        } catch (ResourceNotFoundException _) {
            throw elb.error(
                    CertificateNotFoundException.builder(),
                    400,
                    "CertificateNotFound",
                    "Certificate '%s' not found".formatted(arn));
        }
        if (status != CertificateStatus.ISSUED) {
            throw elb.error(
                    400,
                    "UnsupportedCertificate",
                    "The certificate '%s' must have a fully-qualified domain name, a supported"
                                    .formatted(arn)
                            + " signature, and a supported key size.");
        }
    }

    ModifyListenerResponse modify(ModifyListenerRequest request) {
        Listener listener = state.listeners().get(request.listenerArn());
        Listener.Builder builder = listener.toBuilder();
        if (request.port() != null) {
            builder.port(request.port());
        }
        if (request.protocol() != null) {
            builder.protocol(request.protocol());
        }
        if (request.sslPolicy() != null) {
            builder.sslPolicy(request.sslPolicy());
        }
        if (request.hasCertificates()) {
            builder.certificates(request.certificates());
        }
        if (request.hasDefaultActions()) {
            rules.checkTargets(listener, request.defaultActions());
            builder.defaultActions(request.defaultActions());
        }
        Listener changed = builder.build();
        free(changed.port(), changed);
        checkCertificate(changed);
        state.change(changed);
        rules.changeDefault(changed);
        return ModifyListenerResponse.builder().listeners(changed).build();
    }

    private void free(Integer port, Listener but) {
        if (state.listenersOf(but.loadBalancerArn()).stream()
                .filter(other -> !other.listenerArn().equals(but.listenerArn()))
                .anyMatch(other -> port.equals(other.port()))) {
            throw elb.error(
                    DuplicateListenerException.builder(),
                    400,
                    "DuplicateListener",
                    "A listener already exists on port %s".formatted(port));
        }
    }

    DeleteListenerResponse delete(DeleteListenerRequest request) {
        remove(state.listeners().get(request.listenerArn()));
        return DeleteListenerResponse.builder().build();
    }

    /** Takes away a listener and its rules. */
    void remove(Listener listener) {
        state.rulesOf(listener.listenerArn()).forEach(rule -> tags.delete(rule.ruleArn()));
        tags.delete(listener.listenerArn());
        state.remove(listener);
    }

    /** The load balancers that show a certificate. */
    List<String> usersOfCertificate(String certificateArn) {
        return state.listeners().all().stream()
                .filter(listener ->
                        listener.certificates().stream()
                                .anyMatch(one -> certificateArn.equals(one.certificateArn())))
                .map(Listener::loadBalancerArn)
                .distinct()
                .toList();
    }
}
