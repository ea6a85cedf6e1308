package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.model.ResourceType;

import java.util.HashMap;
import java.util.Map;

/** The styles of draw.io's {@code aws4} shape library. */
final class DrawioShapes {
    private static final String COMPUTE = "#ED7100";
    private static final String STORAGE = "#7AA116";
    private static final String DATABASE = "#C925D1";
    private static final String NETWORK = "#8C4FFF";
    private static final String SECURITY = "#DD344C";
    private static final String MANAGEMENT = "#E7157B";
    private static final String MIGRATION = "#01A88D";
    private static final String GENERAL = "#232F3E";

    private static final Map<ResourceType, String> BY_TYPE = byType();
    private static final Map<String, String> BY_SERVICE = byService();

    private DrawioShapes() {}

    static String style(Node node) {
        String ofType = BY_TYPE.get(node.type());
        String shape =
                ofType != null
                        ? ofType
                        : BY_SERVICE.getOrDefault(
                                node.type().service(), resource("generic_application", GENERAL));
        String label =
                "html=0;sketch=0;outlineConnect=0;aspect=fixed;align=center;verticalAlign=top;"
                        + "verticalLabelPosition=bottom;fontSize=12;";
        return label + shape + status(node);
    }

    private static String status(Node node) {
        return switch (node.status()) {
            case LIVE, EXTERNAL -> "fontColor=#232F3E;";
            case STALE -> "fontColor=#B7791F;dashed=1;opacity=70;";
            case UNVERIFIED -> "fontColor=#5A6B86;dashed=1;opacity=70;";
            case UNMANAGED -> "fontColor=#B7791F;fontStyle=1;";
            case MISSING -> "fontColor=#D6232C;dashed=1;opacity=35;";
        };
    }

    static String style(GroupKind kind) {
        String container =
                "html=0;container=1;collapsible=0;recursiveResize=0;verticalAlign=top;fontSize=12;";
        return container
                + switch (kind) {
                    case ACCOUNT ->
                            icon("group_aws_cloud_alt", "#232F3E", "none", "#232F3E", false);
                    case REGION -> icon("group_region", "#00A4A6", "none", "#147EBA", true);
                    case VPC -> icon("group_vpc2", "#1E8900", "none", "#1E8900", false);
                    case AVAILABILITY_ZONE ->
                            "fillColor=none;strokeColor=#147EBA;dashed=1;fontColor=#147EBA;";
                    case PUBLIC_SUBNET ->
                            icon("group_security_group", "#7AA116", "#E9F3E6", "#1E8900", false)
                                    + "grStroke=0;";
                    case PRIVATE_SUBNET ->
                            icon("group_security_group", "#00A4A6", "#E6F2F8", "#147EBA", false)
                                    + "grStroke=0;";
                    case GENERIC ->
                            "fillColor=none;strokeColor=#5A6B86;dashed=1;fontColor=#5A6B86;";
                    case MODULE -> "fillColor=none;strokeColor=#232F3E;fontColor=#232F3E;";
                    case UNMANAGED ->
                            "fillColor=none;strokeColor=#B7791F;dashed=1;fontColor=#B7791F;";
                };
    }

    static String style(Edge edge) {
        return "html=0;edgeStyle=none;curved=1;rounded=1;endArrow=open;endFill=0;strokeColor=#666666;"
                + "fontColor=#666666;fontSize=11;"
                + (edge.dashed() ? "dashed=1;" : "");
    }

    private static String icon(
            String name, String stroke, String fill, String font, boolean dashed) {
        return "shape=mxgraph.aws4.group;grIcon=mxgraph.aws4.%s;strokeColor=%s;fillColor=%s;fontColor=%s;dashed=%d;align=left;spacingLeft=30;"
                .formatted(name, stroke, fill, font, dashed ? 1 : 0);
    }

    /** A service: a white sign on a square. */
    private static String service(String name, String colour) {
        return "shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.%s;fillColor=%s;strokeColor=#ffffff;"
                .formatted(name, colour);
    }

    /** A part of a service: a coloured sign. */
    private static String resource(String name, String colour) {
        return "shape=mxgraph.aws4.%s;fillColor=%s;strokeColor=none;".formatted(name, colour);
    }

    private static Map<ResourceType, String> byType() {
        Map<ResourceType, String> shapes = new HashMap<>();
        shapes.put(Diagram.INTERNET, resource("internet_alt2", GENERAL));
        shapes.put(Diagram.USERS, resource("users", GENERAL));
        shapes.put(Diagram.HEAP, resource("folders", GENERAL));
        shapes.put(ResourceType.ALARM, resource("alarm", MANAGEMENT));
        shapes.put(ResourceType.EC2_INSTANCE, resource("instance2", COMPUTE));
        shapes.put(ResourceType.ELASTIC_IP, resource("elastic_ip_address", COMPUTE));
        shapes.put(ResourceType.FLOW_LOG, resource("flow_logs", NETWORK));
        shapes.put(ResourceType.INTERNET_GATEWAY, resource("internet_gateway", NETWORK));
        shapes.put(ResourceType.NAT_GATEWAY, resource("nat_gateway", NETWORK));
        shapes.put(ResourceType.NETWORK_ACL, resource("network_access_control_list", NETWORK));
        shapes.put(ResourceType.ROUTE_TABLE, resource("route_table", NETWORK));
        shapes.put(ResourceType.SECURITY_GROUP, resource("generic_firewall", GENERAL));
        shapes.put(ResourceType.SUBNET, service("vpc", NETWORK));
        shapes.put(ResourceType.VPC, service("vpc", NETWORK));
        shapes.put(ResourceType.VPC_ENDPOINT, resource("endpoints", NETWORK));
        shapes.put(ResourceType.ECS_SERVICE, service("fargate", COMPUTE));
        shapes.put(ResourceType.ECS_TASK, resource("ecs_task", COMPUTE));
        shapes.put(ResourceType.ECS_TASK_DEFINITION, resource("container_1", COMPUTE));
        shapes.put(ResourceType.LOAD_BALANCER, resource("application_load_balancer", NETWORK));
        shapes.put(ResourceType.IAM_ROLE, resource("role", SECURITY));
        shapes.put(ResourceType.IAM_POLICY, resource("permissions", SECURITY));
        shapes.put(ResourceType.LOG_GROUP, resource("logs", MANAGEMENT));
        shapes.put(ResourceType.DB_CLUSTER, service("aurora", DATABASE));
        shapes.put(ResourceType.HOSTED_ZONE, resource("hosted_zone", NETWORK));
        return shapes;
    }

    private static Map<String, String> byService() {
        Map<String, String> shapes = new HashMap<>();
        shapes.put("ApiGateway", service("api_gateway", MANAGEMENT));
        shapes.put("ApiGatewayV2", service("api_gateway", MANAGEMENT));
        shapes.put("AutoScaling", service("auto_scaling2", COMPUTE));
        shapes.put("Backup", service("backup", STORAGE));
        shapes.put("CertificateManager", service("certificate_manager_3", SECURITY));
        shapes.put("CloudFormation", service("cloudformation", MANAGEMENT));
        shapes.put("CloudFront", service("cloudfront", NETWORK));
        shapes.put("CloudTrail", service("cloudtrail", MANAGEMENT));
        shapes.put("CloudWatch", service("cloudwatch_2", MANAGEMENT));
        shapes.put("Cognito", service("cognito", SECURITY));
        shapes.put("DataSync", service("datasync", MIGRATION));
        shapes.put("DynamoDB", service("dynamodb", DATABASE));
        shapes.put("EC2", service("ec2", COMPUTE));
        shapes.put("ECR", service("ecr", COMPUTE));
        shapes.put("ECS", service("ecs", COMPUTE));
        shapes.put("EFS", service("elastic_file_system", STORAGE));
        shapes.put("EKS", service("eks", COMPUTE));
        shapes.put("ElastiCache", service("elasticache", DATABASE));
        shapes.put("ElasticLoadBalancing", service("elastic_load_balancing", NETWORK));
        shapes.put("ElasticLoadBalancingV2", service("elastic_load_balancing", NETWORK));
        shapes.put("Events", service("eventbridge", MANAGEMENT));
        shapes.put("IAM", service("identity_and_access_management", SECURITY));
        shapes.put("Kinesis", service("kinesis", NETWORK));
        shapes.put("KMS", service("key_management_service", SECURITY));
        shapes.put("Lambda", service("lambda", COMPUTE));
        shapes.put("Logs", service("cloudwatch_2", MANAGEMENT));
        shapes.put("OpenSearchService", service("elasticsearch_service", NETWORK));
        shapes.put("RDS", service("rds", DATABASE));
        shapes.put("Redshift", service("redshift", NETWORK));
        shapes.put("Route53", service("route_53", NETWORK));
        shapes.put("S3", service("s3", STORAGE));
        shapes.put("SecretsManager", service("secrets_manager", SECURITY));
        shapes.put("SNS", service("sns", MANAGEMENT));
        shapes.put("SQS", service("sqs", MANAGEMENT));
        shapes.put("SSM", service("systems_manager", MANAGEMENT));
        shapes.put("StepFunctions", service("step_functions", MANAGEMENT));
        shapes.put("WAF", service("waf", SECURITY));
        shapes.put("WAFv2", service("waf", SECURITY));
        return shapes;
    }
}
