"""Whether the installation is well, for load balancers and monitoring."""
