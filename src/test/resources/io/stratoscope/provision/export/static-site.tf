# The stack site, exported by Stratoscope
terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
    awscc = {
      source  = "hashicorp/awscc"
      version = "~> 1.95"
    }
  }
}

# The region and the credentials come from the environment.
provider "aws" {}

provider "awscc" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Module site
resource "awscc_s3_bucket" "site_bucket" {
  bucket_name = "site-site-${data.aws_caller_identity.current.account_id}"
  public_access_block_configuration = {
    block_public_acls       = true
    block_public_policy     = true
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
  versioning_configuration = {
    status = "Enabled"
  }
  tags = [
    { key = "Name", value = "site-site" },
    { key = "Project", value = "site" },
    { key = "stratoscope:id", value = "SiteBucket" },
    { key = "stratoscope:module", value = "site" },
    { key = "stratoscope:stack", value = "site" },
  ]

  lifecycle {
    prevent_destroy = true
  }
}

resource "awscc_cloudfront_origin_access_control" "site_access" {
  origin_access_control_config = {
    name                              = "site-site"
    origin_access_control_origin_type = "s3"
    signing_behavior                  = "always"
    signing_protocol                  = "sigv4"
  }
}

resource "aws_cloudcontrolapi_resource" "site_distribution" {
  type_name = "AWS::CloudFront::Distribution"
  desired_state = jsonencode({
    DistributionConfig = {
      Comment           = "site"
      Enabled           = true
      HttpVersion       = "http2and3"
      DefaultRootObject = "index.html"
      PriceClass        = "PriceClass_100"
      Origins = [
        {
          Id                    = "files"
          DomainName            = awscc_s3_bucket.site_bucket.regional_domain_name
          OriginAccessControlId = awscc_cloudfront_origin_access_control.site_access.origin_access_control_id
          S3OriginConfig = {
            OriginAccessIdentity = ""
          }
        },
      ]
      DefaultCacheBehavior = {
        TargetOriginId       = "files"
        ViewerProtocolPolicy = "redirect-to-https"
        CachePolicyId        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
        Compress             = true
      }
      CustomErrorResponses = [
        {
          ErrorCode        = 403
          ResponseCode     = 404
          ResponsePagePath = "/404.html"
        },
      ]
    }
    Tags = [
      { Key = "Name", Value = "site-site" },
      { Key = "Project", Value = "site" },
      { Key = "stratoscope:id", Value = "SiteDistribution" },
      { Key = "stratoscope:module", Value = "site" },
      { Key = "stratoscope:stack", Value = "site" },
    ]
  })
}

resource "awscc_s3_bucket_policy" "site_bucket_policy" {
  bucket = awscc_s3_bucket.site_bucket.id
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "distribution"
        Effect = "Allow"
        Principal = {
          Service = "cloudfront.amazonaws.com"
        }
        Action   = "s3:GetObject"
        Resource = "${awscc_s3_bucket.site_bucket.arn}/*"
        Condition = {
          StringEquals = {
            "AWS:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudfront::${data.aws_caller_identity.current.account_id}:distribution/${aws_cloudcontrolapi_resource.site_distribution.id}"
          }
        }
      },
    ]
  })
}
